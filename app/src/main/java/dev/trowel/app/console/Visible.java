package dev.trowel.app.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes characters visible that would change the terminal, or the order in which text is read
/// there: a bundle, a build or a workspace may say anything.
final class Visible {

  /// Control characters but tab and line feed, and those that turn the direction of writing.
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f&&[^\\t\\n]]");

  /// Three colons are none.
  private static final Pattern LINE_COMMAND = Pattern.compile("(?m)^([^\\S\n]*)::(?!:)");

  private static final List<String> COLOURS =
      Arrays.stream(Paint.values()).map(Paint::start).toList();

  private Visible() {}

  /// `text` with each such character written as JSON writes it, `\u001b`, so that JSON still says
  /// the same.
  ///
  /// @param coloured whether our own colours stay
  static String of(String text, boolean coloured) {
    Matcher found = HIDDEN.matcher(text);
    return found.find()
        ? found.replaceAll(match ->
            coloured && isColour(text, match.start())
                ? match.group()
                : "\\\\u%04x".formatted((int) match.group().charAt(0)).toLowerCase(Locale.ROOT))
        : text;
  }

  /// `text` without what a service that runs us would take for a command to itself when it reads
  /// the output: Azure Pipelines anywhere in a line, GitHub Actions where one begins.
  static String unheard(String text) {
    return LINE_COMMAND.matcher(text.replace("##vso[", "##vso\\u005b")).replaceAll("$1\\\\u003a:");
  }

  private static boolean isColour(String text, int at) {
    return text.startsWith(Paint.END, at)
        || COLOURS.stream().anyMatch(start -> text.startsWith(start, at));
  }
}
