package dev.trowel.core.template.text;

import java.util.List;
import java.util.Map;

/// What takes the place of matches, in which `$1`, `${1}` and `$name` stand for groups and `$$` for
/// a dollar sign.
final class Replacement {

  private final String words;
  private final Map<String, Integer> names;

  Replacement(String words, Map<String, Integer> names) {
    this.words = words;
    this.names = names;
  }

  /// What is put in the place of a match.
  interface Filler {
    String of(Match match);
  }

  /// The text with this in the place of the matches in it.
  String in(String text, List<Match> matches) {
    return in(text, matches, this::filled);
  }

  static String in(String text, List<Match> matches, Filler filler) {
    Output output = new Output();
    int end = 0;
    for (Match match : matches) {
      output.add(text.substring(end, match.start())).add(filler.of(match));
      end = match.end();
    }
    return output.add(text.substring(end)).toString();
  }

  private String filled(Match match) {
    Output output = new Output();
    int at = 0;
    for (int dollar = words.indexOf('$'); dollar >= 0; dollar = words.indexOf('$', at)) {
      output.add(words.substring(at, dollar));
      at = dollar + 1;
      if (words.startsWith("$", at)) {
        output.add('$');
        at++;
        continue;
      }
      boolean braced = words.startsWith("{", at);
      int start = braced ? at + 1 : at;
      int end = nameEnd(start);
      if (end == start || (braced && !words.startsWith("}", end))) {
        output.add('$');
        continue;
      }
      output.add(group(match, words.substring(start, end)));
      at = braced ? end + 1 : end;
    }
    return output.add(words.substring(at)).toString();
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < words.length() && isName(words.codePointAt(end))) {
      end += Character.charCount(words.codePointAt(end));
    }
    return end;
  }

  private static boolean isName(int point) {
    return point == '_' || Character.isLetter(point) || Character.isDigit(point);
  }

  private String group(Match match, String name) {
    if (name.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      return name.length() > 6 ? "" : match.text(Integer.parseInt(name));
    }
    Integer index = names.get(name);
    return index == null ? "" : match.text(index);
  }
}
