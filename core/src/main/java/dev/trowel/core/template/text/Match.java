package dev.trowel.core.template.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;

/// A match of a pattern in a text.
///
/// @param bounds where the match and its groups start and end; -1 for a group that has no part
record Match(String in, List<Integer> bounds) {

  /// What the matcher has found last.
  static Match of(String text, Matcher matcher) {
    List<Integer> bounds = new ArrayList<>();
    for (int group = 0; group <= matcher.groupCount(); group++) {
      bounds.add(matcher.start(group));
      bounds.add(matcher.end(group));
    }
    return new Match(text, List.copyOf(bounds));
  }

  int start() {
    return bounds.getFirst();
  }

  int end() {
    return bounds.get(1);
  }

  int count() {
    return bounds.size() / 2;
  }

  /// What a group has matched, the whole match for 0; empty when it has no part or is not there.
  String text(int group) {
    return group >= count() || bounds.get(2 * group) < 0
        ? ""
        : in.substring(bounds.get(2 * group), bounds.get(2 * group + 1));
  }

  /// The match and its groups.
  List<Object> groups() {
    List<Object> texts = new ArrayList<>();
    for (int group = 0; group < count(); group++) {
      texts.add(text(group));
    }
    return texts;
  }

  /// Where the match starts and ends, in bytes.
  List<Object> place() {
    return places().subList(0, 2);
  }

  /// Where the match and its groups start and end, in bytes; -1 for a group that has no part.
  List<Object> places() {
    List<Object> bytes = new ArrayList<>();
    for (int bound : bounds) {
      bytes.add(bound < 0 ? -1L : (long) in.substring(0, bound).getBytes(UTF_8).length);
    }
    return bytes;
  }
}
