package dev.trowel.app.review;

import java.util.List;

/// Texts from outside in GitHub's kind of Markdown, as code: there nothing becomes a link, a
/// mention or HTML.
final class Quoted {

  /// What means something to Markdown in a table's row, or to HTML.
  private static final String SPECIAL = "\\`*_{}[]()#~$!<>&@|:\"'";

  private static final int FENCE = 3;

  private Quoted() {}

  /// Code inside a paragraph, a heading or an item of a list.
  static String code(String text) {
    String line = Plain.line(text);
    String fence = "`".repeat(longestRun(line) + 1);
    boolean pad = line.isBlank() || line.startsWith("`") || line.endsWith("`");
    return pad ? fence + " " + line + " " + fence : fence + line + fence;
  }

  /// Code inside a cell of a table, where a pipe or a backslash would not stay what it is.
  static String cell(String text) {
    String line = Plain.line(text);
    boolean plain = line.indexOf('|') < 0 && line.indexOf('\\') < 0 && line.indexOf('`') < 0;
    return plain && !line.isBlank() ? "`" + line + "`" : "<code>" + entities(line) + "</code>";
  }

  /// Code inside a block of HTML, in which Markdown means nothing.
  static String html(String text) {
    return "<code>" + Html.escaped(Plain.line(text)) + "</code>";
  }

  /// A block of code whose fence no line of it closes.
  static String block(String language, List<String> lines) {
    int longest = lines.stream().mapToInt(Quoted::longestRun).max().orElse(0);
    String fence = "`".repeat(Math.max(FENCE, longest + 1));
    return fence + language + "\n" + String.join("\n", lines) + "\n" + fence + "\n";
  }

  /// What may stand inside a comment of HTML: letters, digits, `_`, `.` and `-` as they are, all
  /// else by its number.
  static String comment(String text) {
    StringBuilder safe = new StringBuilder();
    int before = '-';
    for (int c : text.codePoints().toArray()) {
      boolean plain = c == '_' || c == '.' || (c == '-' && before != '-');
      boolean word = c < 0x80 && Character.isLetterOrDigit(c);
      if (plain || word) {
        safe.appendCodePoint(c);
      } else {
        safe.append("%%%02X".formatted(c));
      }
      before = c;
    }
    return safe.toString();
  }

  private static String entities(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (SPECIAL.indexOf(c) >= 0) {
            safe.append("&#").append(c).append(';');
          } else {
            safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
