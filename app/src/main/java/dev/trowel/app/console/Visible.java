package dev.trowel.app.console;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Makes characters visible that would change the terminal, or the order in which text is read
/// there: a bundle, a build or a workspace may say anything.
final class Visible {

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
    return areHidden(text) ? shown(text, coloured) : text;
  }

  /// A plan is a hundred thousand texts without any.
  private static boolean areHidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Control characters but tab and line feed, and those that turn the direction of writing.
  private static boolean isHidden(char each) {
    if (each < 0x7f) {
      return each < ' ' && each != '\t' && each != '\n';
    }
    boolean turns = (each >= 0x202a && each <= 0x202e) || (each >= 0x2066 && each <= 0x2069);
    return each <= 0x9f || turns || each == 0x200e || each == 0x200f;
  }

  private static String shown(String text, boolean coloured) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (isHidden(each) && !(coloured && isColour(text, i))) {
        shown.append("\\u%04x".formatted((int) each));
      } else {
        shown.append(each);
      }
    }
    return shown.toString();
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
