package dev.trowel.core.template.text;

/// Quotes strings and characters as Go does.
final class Quoting {

  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\";
  private static final String ESCAPES = "abfnrtv\\";

  private Quoting() {}

  /// A string in double quotes; with `#` in back quotes where it can be, with `+` in ASCII.
  static String string(String text, Flags flags) {
    if (flags.sharp() && fitsBackQuotes(text)) {
      return "`" + text + "`";
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> quoted.append(escaped(point, '"', flags.plus())));
    return quoted.append('"').toString();
  }

  /// A character in single quotes.
  static String character(long number, Flags flags) {
    int point = point(number);
    return "'" + escaped(point, '\'', flags.plus()) + "'";
  }

  /// The character of a number; that for unknown ones, when it has none.
  static int point(long number) {
    boolean isOne =
        number >= 0
            && number <= Character.MAX_CODE_POINT
            && (number < Character.MIN_SURROGATE || number > Character.MAX_SURROGATE);
    return isOne ? (int) number : 0xFFFD;
  }

  private static String escaped(int point, char quote, boolean asciiOnly) {
    int known = ESCAPED.indexOf(point);
    if (known >= 0) {
      return "\\" + ESCAPES.charAt(known);
    }
    if (point == quote) {
      return "\\" + quote;
    }
    if (isPrintable(point) && (!asciiOnly || point < 0x80)) {
      return Character.toString(point);
    }
    if (point < ' ' || point == 0x7F) {
      return "\\x%02x".formatted(point);
    }
    return point < 0x10000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point);
  }

  /// Whether it is a letter, mark, number, sign or the space of ASCII.
  static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }

  private static boolean fitsBackQuotes(String text) {
    return text.codePoints()
        .allMatch(point ->
            point != 0xFEFF && point != '`' && point != 0x7F && (point >= ' ' || point == '\t'));
  }
}
