package dev.trowel.core.template.text;

import java.math.BigInteger;
import java.util.Locale;

/// Reads numbers as they are written in Go.
final class Numbers {

  /// More digits than any number needs that can be held.
  private static final int DIGITS = 2_000;

  private Numbers() {}

  /// A Long, or a Double where a point or an exponent is written.
  ///
  /// @throws IllegalArgumentException when it is no number, or one too great
  static Object parse(String word) {
    boolean negative = word.startsWith("-");
    String unsigned = negative || word.startsWith("+") ? word.substring(1) : word;
    int radix = radix(unsigned);
    String digits = unsigned.substring(radix == 10 ? 0 : 2);
    if (unsigned.endsWith("i")) {
      throw new IllegalArgumentException("imaginary numbers are not supported: " + word);
    }
    if (word.length() > DIGITS || isMisplaced(digits, radix)) {
      throw new IllegalArgumentException("illegal number syntax: \"%s\"".formatted(word));
    }
    String plain = digits.replace("_", "");
    return isFloat(plain, radix)
        ? real(word, negative, radix, plain)
        : integer(word, negative, radix, plain);
  }

  private static int radix(String unsigned) {
    String start = unsigned.length() < 2 ? "" : unsigned.substring(0, 2).toLowerCase(Locale.ROOT);
    return switch (start) {
      case "0x" -> 16;
      case "0o" -> 8;
      case "0b" -> 2;
      default -> 10;
    };
  }

  /// Whether an underscore stands elsewhere than between digits or behind what names the base.
  private static boolean isMisplaced(String digits, int radix) {
    for (int at = digits.indexOf('_'); at >= 0; at = digits.indexOf('_', at + 1)) {
      boolean before = at == 0 ? radix != 10 : isDigit(digits, at - 1, radix);
      if (!before || !isDigit(digits, at + 1, radix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(String digits, int at, int radix) {
    return at < digits.length() && Character.digit(digits.charAt(at), Math.max(radix, 10)) >= 0;
  }

  private static boolean isFloat(String digits, int radix) {
    String marks = radix == 16 ? ".pP" : ".eE";
    return digits.chars().anyMatch(character -> marks.indexOf(character) >= 0);
  }

  private static Object real(String word, boolean negative, int radix, String digits) {
    try {
      double value = Double.parseDouble(radix == 16 ? "0x" + digits : digits);
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException("number too great: \"%s\"".formatted(word));
      }
      return negative ? -value : value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("illegal number syntax: \"%s\"".formatted(word), e);
    }
  }

  private static Object integer(String word, boolean negative, int radix, String digits) {
    boolean octal = radix == 10 && digits.length() > 1 && digits.startsWith("0");
    try {
      BigInteger value = new BigInteger(digits, octal ? 8 : radix);
      return (negative ? value.negate() : value).longValueExact();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("illegal number syntax: \"%s\"".formatted(word), e);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("integer overflow: \"%s\"".formatted(word), e);
    }
  }
}
