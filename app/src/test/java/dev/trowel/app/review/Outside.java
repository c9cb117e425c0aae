package dev.trowel.app.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of Markdown all that is code, as a reader of Markdown finds it: what is left is what
/// could be a link, a mention or HTML.
final class Outside {

  private static final Pattern FENCE = Pattern.compile("(`{3,})[^`]*");
  private static final Pattern CODE = Pattern.compile("<code>.*?</code>");

  private Outside() {}

  static String of(String markdown) {
    List<String> lines = new ArrayList<>();
    String fence = "";
    for (String line : markdown.split("\n", -1)) {
      Matcher opening = FENCE.matcher(line);
      if (!fence.isEmpty()) {
        if (line.matches("`{" + fence.length() + ",}\\s*")) {
          fence = "";
        }
      } else if (opening.matches()) {
        fence = opening.group(1);
      } else {
        lines.add(spans(CODE.matcher(line).replaceAll("")));
      }
    }
    return String.join("\n", lines);
  }

  /// A line without its spans of code, each of which ends at as many backticks as it began with.
  private static String spans(String line) {
    StringBuilder left = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      int run = run(line, at);
      int end = run == 0 ? -1 : closing(line, at + run, run);
      if (end < 0) {
        left.append(line, at, at + Math.max(1, run));
        at += Math.max(1, run);
      } else {
        at = end;
      }
    }
    return left.toString();
  }

  private static int closing(String line, int from, int length) {
    int at = from;
    while (at < line.length()) {
      int run = run(line, at);
      if (run == length) {
        return at + run;
      }
      at += Math.max(1, run);
    }
    return -1;
  }

  private static int run(String line, int at) {
    int end = at;
    while (end < line.length() && line.charAt(end) == '`') {
      end++;
    }
    return end - at;
  }
}
