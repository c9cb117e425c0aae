package dev.trowel.app.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What a command came to for one bundle, in numbers.
///
/// @param target the target; `""` where none was found
/// @param counts how many, by a word such as `errors`
public record Sums(String target, SequencedMap<String, Long> counts) {

  /// Nothing is known.
  public static final Sums NONE = new Sums("", new LinkedHashMap<>());

  public Sums {
    counts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counts));
  }

  /// `1 created, 2 unchanged`; `""` where all are none.
  String text() {
    return counts.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .map(each -> each.getValue() + " " + noun(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String noun(String plural, long count) {
    return count == 1 && plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
  }
}
