package dev.trowel.core.authored;

/// Texts of several lines, as blocks.
final class Literals {

  private Literals() {}

  /// Whether a block reads as this text again: of printable lines, the first one not indented, with
  /// at most one line feed at the end.
  static boolean isFor(String text) {
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return body.indexOf('\n') >= 0
        && !body.endsWith("\n")
        && !body.startsWith("\n")
        && !body.startsWith(" ")
        && body.lines().allMatch(Literals::isLine)
        && body.indexOf('\r') < 0;
  }

  private static boolean isLine(String line) {
    return line.codePoints().allMatch(Scalars::isPrintable)
        && (line.isEmpty() || line.charAt(line.length() - 1) != ' ');
  }

  /// What follows the colon or the dash.
  ///
  /// @param indent how many blanks come before each line
  static String of(String text, int indent) {
    StringBuilder block = new StringBuilder(text.endsWith("\n") ? " |\n" : " |-\n");
    text.lines()
        .forEach(line ->
            block.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n'));
    return block.toString();
  }
}
