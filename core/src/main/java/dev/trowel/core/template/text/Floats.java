package dev.trowel.core.template.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Prints floating-point numbers by verbs.
final class Floats {

  /// How many significant digits `%#g` shows where no precision is given; also where `%e` begins.
  private static final int DIGITS = 6;

  private Floats() {}

  /// Prints a number.
  ///
  /// @return whether the verb is one for floating-point numbers
  static boolean print(Output output, double number, int verb, Flags flags) {
    if ("vbgGxXfFeE".indexOf(verb) < 0) {
      return false;
    }
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      flags.withoutZero().pad(output, notFinite(number, flags));
      return true;
    }
    boolean negative = Double.doubleToRawLongBits(number) < 0;
    String sign = negative ? "-" : flags.plus() ? "+" : flags.space() ? " " : "";
    String text = unsigned(Math.abs(number), verb, flags);
    if (verb == 'G' || verb == 'E' || verb == 'X') {
      text = text.toUpperCase(Locale.ROOT);
    }
    if (flags.fillsWithZeros()) {
      output.add(sign).fill('0', flags.width() - sign.length() - text.length()).add(text);
    } else {
      flags.pad(output, sign + text);
    }
    return true;
  }

  private static String notFinite(double number, Flags flags) {
    if (Double.isNaN(number)) {
      return flags.plus() ? "+NaN" : flags.space() ? " NaN" : "NaN";
    }
    if (number < 0) {
      return "-Inf";
    }
    return flags.space() && !flags.plus() ? " Inf" : "+Inf";
  }

  private static String unsigned(double number, int verb, Flags flags) {
    int precision = flags.precision();
    String text =
        switch (verb) {
          case 'b' -> Binary.decimal(number);
          case 'x', 'X' -> Binary.hex(number, precision);
          case 'e', 'E' -> exponent(rounded(number, orDefault(precision) + 1));
          case 'f', 'F' -> fixed(number, orDefault(precision));
          default -> general(number, precision);
        };
    return flags.sharp() && verb != 'b' ? pointed(text, verb, precision) : text;
  }

  private static int orDefault(int precision) {
    return precision < 0 ? DIGITS : precision;
  }

  private static String fixed(double number, int precision) {
    return new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String general(double number, int precision) {
    if (number == 0) {
      return "0";
    }
    int wanted = Math.max(1, precision);
    BigDecimal value =
        (precision < 0 ? shortest(number) : rounded(number, wanted)).stripTrailingZeros();
    int digits = value.precision();
    int point = digits - value.scale();
    int limit = precision < 0 ? DIGITS : wanted;
    if (precision >= 0 && limit > digits && digits >= point) {
      limit = digits;
    }
    return point - 1 < -4 || point - 1 >= limit ? exponent(value) : value.toPlainString();
  }

  /// `1.5e+06`, with all digits of the value.
  private static String exponent(BigDecimal value) {
    boolean isZero = value.signum() == 0;
    String digits = isZero ? "0".repeat(value.scale() + 1) : value.unscaledValue().toString();
    int power = isZero ? 0 : digits.length() - 1 - value.scale();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return digits.substring(0, 1) + fraction + "e" + signed(power);
  }

  /// A power with its sign and at least two digits.
  static String signed(int power) {
    return String.format(Locale.ROOT, "%s%02d", power < 0 ? "-" : "+", Math.abs(power));
  }

  /// The number with so many digits, zeros at their end included.
  private static BigDecimal rounded(double number, int digits) {
    BigDecimal exact = new BigDecimal(number);
    if (number == 0) {
      return exact.setScale(digits - 1);
    }
    BigDecimal round = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return round.setScale(round.scale() + digits - round.precision(), RoundingMode.UNNECESSARY);
  }

  /// The number with as few digits as tell it from all others.
  private static BigDecimal shortest(double number) {
    BigDecimal two = new BigDecimal(Double.toString(number));
    BigDecimal one = two.round(new MathContext(1, RoundingMode.HALF_EVEN));
    return one.doubleValue() == number ? one : two;
  }

  /// What `#` makes of it: always a point, and with `%g` and `%x` zeros up to the precision.
  private static String pointed(String text, int verb, int precision) {
    int at = text.indexOf(verb == 'x' || verb == 'X' ? 'p' : 'e');
    String digits = at < 0 ? text : text.substring(0, at);
    String point = digits.indexOf('.') < 0 ? "." : "";
    int missing = "gGvx".indexOf(verb) < 0 ? 0 : orDefault(precision) - significant(digits);
    return digits + point + "0".repeat(Math.max(0, missing)) + (at < 0 ? "" : text.substring(at));
  }

  /// How many digits there are from the first on that is not 0; Go takes the x of `0x` for one.
  private static int significant(String digits) {
    String shown = digits.replace(".", "");
    int zeros = 0;
    while (zeros < shown.length() - 1 && shown.charAt(zeros) == '0') {
      zeros++;
    }
    return shown.length() - zeros;
  }
}
