package dev.trowel.core.template.text;

/// Prints floating-point numbers by their bits.
final class Binary {

  private static final int BITS = 52;
  private static final long ONE = 1L << BITS;

  private Binary() {}

  /// A mantissa and a power of two, as in `4503599627370496p-52`.
  static String decimal(double number) {
    int power = Math.max(Math.getExponent(number), Double.MIN_EXPONENT) - BITS;
    return mantissa(number) + "p" + (power < 0 ? "" : "+") + power;
  }

  /// `0x1.8p+00`.
  ///
  /// @param precision how many digits are behind the point; -1 for as many as there are
  static String hex(double number, int precision) {
    if (number == 0) {
      return "0x0" + (precision > 0 ? "." + "0".repeat(precision) : "") + "p+00";
    }
    long mantissa = mantissa(number);
    int power = Math.max(Math.getExponent(number), Double.MIN_EXPONENT);
    while (mantissa < ONE) {
      mantissa <<= 1;
      power--;
    }
    if (precision >= 0 && precision < BITS / 4) {
      mantissa = rounded(mantissa, BITS - 4 * precision);
    }
    if (mantissa >= 2 * ONE) {
      mantissa >>= 1;
      power++;
    }
    String fraction = fraction("%013x".formatted(mantissa - ONE), precision);
    return "0x1" + (fraction.isEmpty() ? "" : "." + fraction) + "p" + Floats.signed(power);
  }

  private static String fraction(String digits, int precision) {
    if (precision < 0) {
      return digits.replaceAll("0+$", "");
    }
    return precision <= digits.length()
        ? digits.substring(0, precision)
        : digits + "0".repeat(precision - digits.length());
  }

  /// The bits without the last `cut`, rounded to the nearest, of two to the even one.
  private static long rounded(long mantissa, int cut) {
    long kept = mantissa >> cut << cut;
    long rest = mantissa - kept;
    long half = 1L << (cut - 1);
    boolean isOdd = (kept >> cut & 1) == 1;
    return rest > half || (rest == half && isOdd) ? kept + (1L << cut) : kept;
  }

  private static long mantissa(double number) {
    long bits = Double.doubleToLongBits(number) & (ONE - 1);
    return Math.getExponent(number) < Double.MIN_EXPONENT ? bits : bits | ONE;
  }
}
