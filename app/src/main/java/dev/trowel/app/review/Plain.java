package dev.trowel.app.review;

import dev.trowel.schema.address.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts from a bundle or a workspace, with everything in them to be seen.
final class Plain {

  /// Control characters, those that turn the direction of writing or are not seen, halves of pairs,
  /// and ends of lines that are not line feeds.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff&&[^\\t\\n]]");

  private static final int SIDES = 2;

  private Plain() {}

  /// `text` with what cannot be seen written as JSON writes it, `\u202e`; lines stay lines.
  static String lines(String text) {
    return UNSEEN
        .matcher(text)
        .replaceAll(
            found -> "\\\\u%04x".formatted((int) found.group().charAt(0)).toLowerCase(Locale.ROOT));
  }

  /// `text` on one line.
  static String line(String text) {
    return lines(text).replace("\n", "⏎").replace('\t', ' ');
  }

  /// `text` with at most `width` characters; what is in its middle goes first.
  static String cut(String text, int width) {
    int[] all = text.codePoints().toArray();
    if (all.length <= width) {
      return text;
    }
    int start = (width - 1 + SIDES - 1) / SIDES;
    int end = width - 1 - start;
    return new String(all, 0, start) + "…" + new String(all, all.length - end, end);
  }

  /// A path as people write it: elements of keyed lists by their key alone, `tasks[train].run_if`.
  static String path(Path path) {
    StringBuilder text = new StringBuilder();
    for (Path.Step step : path.steps()) {
      if (step instanceof Path.Keyed(_, String value)) {
        text.append('[').append(value).append(']');
      } else {
        String next = Path.ROOT.then(step).toString();
        text.append(text.isEmpty() || next.startsWith("[") ? "" : ".").append(next);
      }
    }
    return line(text.toString());
  }
}
