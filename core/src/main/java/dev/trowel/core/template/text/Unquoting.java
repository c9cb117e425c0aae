package dev.trowel.core.template.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// Reads quoted strings and characters; escapes may name bytes, which together are UTF-8.
final class Unquoting {

  private static final String ESCAPES = "abfnrtv\\";
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\";

  private final String literal;
  private int at = 1;

  private Unquoting(String literal) {
    this.literal = literal;
  }

  /// What a string in double or back quotes says.
  ///
  /// @throws IllegalArgumentException when an escape is none
  static String text(String literal) {
    if (literal.startsWith("`")) {
      return literal.substring(1, literal.length() - 1).replace("\r", "");
    }
    Unquoting reading = new Unquoting(literal);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (reading.isMore()) {
      Unit unit = reading.next();
      if (unit.isByte()) {
        bytes.write(unit.value());
      } else {
        bytes.writeBytes(Character.toString(unit.value()).getBytes(UTF_8));
      }
    }
    return bytes.toString(UTF_8);
  }

  /// The number of a character in single quotes.
  ///
  /// @throws IllegalArgumentException when it is not one character
  static long character(String literal) {
    Unquoting reading = new Unquoting(literal);
    if (!reading.isMore()) {
      throw new IllegalArgumentException("malformed character constant: " + literal);
    }
    Unit unit = reading.next();
    if (reading.isMore()) {
      throw new IllegalArgumentException("malformed character constant: " + literal);
    }
    return unit.value();
  }

  /// A character, or a byte of one.
  private record Unit(int value, boolean isByte) {}

  private boolean isMore() {
    return at < literal.length() - 1;
  }

  private Unit next() {
    int point = literal.codePointAt(at);
    at += Character.charCount(point);
    return point == '\\' ? escape(literal.charAt(at++)) : new Unit(point, false);
  }

  private Unit escape(char kind) {
    int known = ESCAPES.indexOf(kind);
    if (known >= 0) {
      return new Unit(ESCAPED.charAt(known), false);
    }
    return switch (kind) {
      case 'x' -> new Unit(number(2, 16), true);
      case 'u' -> rune(number(4, 16));
      case 'U' -> rune(number(8, 16));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      default -> quote(kind);
    };
  }

  private Unit octal() {
    at--;
    int value = number(3, 8);
    if (value > 255) {
      throw invalid();
    }
    return new Unit(value, true);
  }

  private Unit rune(int value) {
    boolean isSurrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (!Character.isValidCodePoint(value) || isSurrogate) {
      throw invalid();
    }
    return new Unit(value, false);
  }

  private Unit quote(char kind) {
    if (kind != literal.charAt(0)) {
      throw invalid();
    }
    return new Unit(kind, false);
  }

  private int number(int digits, int radix) {
    int end = at + digits;
    if (end > literal.length() - 1) {
      throw invalid();
    }
    long value = 0;
    while (at < end) {
      int digit = Character.digit(literal.charAt(at++), radix);
      if (digit < 0) {
        throw invalid();
      }
      value = value * radix + digit;
    }
    return value > Integer.MAX_VALUE ? -1 : (int) value;
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException("invalid escape in " + literal);
  }
}
