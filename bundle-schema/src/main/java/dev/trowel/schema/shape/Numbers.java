package dev.trowel.schema.shape;

import dev.trowel.schema.value.Value.Num;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers between their spellings.
final class Numbers {

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private static final int LONGEST_INTEGER = 20;

  private Numbers() {}

  static boolean isInteger(Num number) {
    return INTEGER.matcher(number.text()).matches();
  }

  /// The text of a number as the format writes it where a string is expected: no exponent, no
  /// trailing zeros.
  static String text(Num number) {
    return isInteger(number) ? number.text() : plain(number.text());
  }

  /// The whole number of 64 bits equal to `number`, if there is one; the API knows no larger ones.
  static Optional<String> whole(Num number) {
    String plain = isInteger(number) ? number.text() : plain(number.text());
    return Optional.of(plain).filter(Numbers::readsAsInteger);
  }

  /// Whether the text is a whole number of 64 bits.
  static boolean readsAsInteger(String text) {
    return text.length() <= LONGEST_INTEGER
        && INTEGER.matcher(text).matches()
        && new BigInteger(text).bitLength() < Long.SIZE;
  }

  static boolean readsAsDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  private static String plain(String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      return text;
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return shortest.signum() == 0 ? "0" : shortest.toPlainString();
  }
}
