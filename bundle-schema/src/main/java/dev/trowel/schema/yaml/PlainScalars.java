package dev.trowel.schema.yaml;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// The types of unquoted scalars: whole numbers are decimal even with leading zeros, `yes` and
/// dates are text (format.md 2.1).
final class PlainScalars {

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern BASED = Pattern.compile("[-+]?0(x[0-9a-fA-F]+|o[0-7]+|b[01]+)");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private PlainScalars() {}

  static Value of(Span span, String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> new Value.Null(span);
      case "true", "True", "TRUE" -> new Value.Bool(span, true);
      case "false", "False", "FALSE" -> new Value.Bool(span, false);
      default -> numberOrText(span, text);
    };
  }

  /// Whether such a scalar may be the key of a mapping: text, or `null`, which the format takes for
  /// a word there. Most keys say so by their first letter.
  static boolean isKey(String text) {
    char first = text.isEmpty() ? '~' : text.charAt(0);
    boolean word = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    return (word && "tTfF".indexOf(first) < 0)
        || switch (of(Span.synthetic("key"), text)) {
          case Value.Text _, Value.Null _ -> true;
          case Value.Bool _, Value.Num _, Value.Secret _, Value.Seq _, Value.Mapping _ -> false;
        };
  }

  private static Value numberOrText(Span span, String text) {
    char first = text.charAt(0);
    if (!(first >= '0' && first <= '9') && first != '-' && first != '+' && first != '.') {
      return new Value.Text(span, text);
    }
    String digits = text.replace("_", "");
    if (INTEGER.matcher(digits).matches()) {
      return new Value.Num(span, integer(digits));
    }
    if (BASED.matcher(digits).matches()) {
      return new Value.Num(span, based(digits));
    }
    return DECIMAL.matcher(digits).matches()
        ? new Value.Num(span, decimal(digits))
        : new Value.Text(span, text);
  }

  private static String integer(String digits) {
    String unsigned = unsigned(digits);
    int zeros = 0;
    while (zeros < unsigned.length() - 1 && unsigned.charAt(zeros) == '0') {
      zeros++;
    }
    return sign(digits) + unsigned.substring(zeros);
  }

  private static String based(String digits) {
    String unsigned = unsigned(digits);
    int radix =
        switch (unsigned.charAt(1)) {
          case 'x' -> 16;
          case 'o' -> 8;
          default -> 2;
        };
    return sign(digits) + new BigInteger(unsigned.substring(2), radix);
  }

  /// The number in JSON's spelling, which wants digits on both sides of the point.
  private static String decimal(String digits) {
    String lower = unsigned(digits).toLowerCase(Locale.ROOT);
    int exponentAt = lower.indexOf('e');
    String mantissa = exponentAt < 0 ? lower : lower.substring(0, exponentAt);
    String exponent = exponentAt < 0 ? "" : lower.substring(exponentAt);
    int point = mantissa.indexOf('.');
    String whole = point < 0 ? mantissa : mantissa.substring(0, point);
    String fraction = point < 0 ? "" : mantissa.substring(point + 1);
    return sign(digits)
        + integer(whole.isEmpty() ? "0" : whole)
        + (point < 0 ? "" : "." + (fraction.isEmpty() ? "0" : fraction))
        + exponent;
  }

  private static String sign(String digits) {
    return digits.startsWith("-") ? "-" : "";
  }

  private static String unsigned(String digits) {
    char first = digits.charAt(0);
    return first == '-' || first == '+' ? digits.substring(1) : digits;
  }
}
