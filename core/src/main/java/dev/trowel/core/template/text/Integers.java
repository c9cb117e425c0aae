package dev.trowel.core.template.text;

import java.util.Locale;

/// Prints integers by verbs.
final class Integers {

  private Integers() {}

  /// Prints a number.
  ///
  /// @return whether the verb is one for integers
  static boolean print(Output output, long number, int verb, Flags flags) {
    switch (verb) {
      case 'v', 'd' -> digits(output, number, 10, "", flags);
      case 'b' -> digits(output, number, 2, "0b", flags);
      case 'o' -> digits(output, number, 8, "0", flags);
      case 'O' -> digits(output, number, 8, "0o", flags.with('#'));
      case 'x' -> digits(output, number, 16, "0x", flags);
      case 'X' -> digits(output, number, 16, "0X", flags);
      case 'c' -> flags.pad(output, Character.toString(Quoting.point(number)));
      case 'q' -> flags.pad(output, Quoting.character(number, flags));
      case 'U' -> unicode(output, number, flags);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void digits(Output output, long number, int radix, String mark, Flags flags) {
    if (flags == Flags.NONE && radix == 10) {
      output.add(Long.toString(number));
      return;
    }
    if (flags.precision() == 0 && number == 0) {
      flags.withoutZero().pad(output, "");
      return;
    }
    String digits = magnitude(number, radix);
    if (mark.equals("0X")) {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    String sign = number < 0 ? "-" : flags.plus() ? "+" : flags.space() ? " " : "";
    int least = flags.precision();
    if (least < 0 && flags.fillsWithZeros()) {
      least = flags.width() - sign.length();
    }
    Output whole = new Output();
    whole.fill('0', least - digits.length()).add(digits);
    String text = whole.toString();
    boolean isMarked = flags.sharp() && !(mark.equals("0") && text.startsWith("0"));
    flags.withoutZero().pad(output, sign + (isMarked ? mark : "") + text);
  }

  private static String magnitude(long number, int radix) {
    return number < 0 ? Long.toUnsignedString(-number, radix) : Long.toString(number, radix);
  }

  /// `U+0041`; with `#` also the character.
  private static void unicode(Output output, long number, Flags flags) {
    String digits = Long.toUnsignedString(number, 16).toUpperCase(Locale.ROOT);
    Output text = new Output().add("U+");
    text.fill('0', Math.max(4, flags.precision()) - digits.length()).add(digits);
    boolean isKnown = number >= 0 && number <= Character.MAX_CODE_POINT;
    if (flags.sharp() && isKnown && Quoting.isPrintable((int) number)) {
      text.add(" '").add(Character.toString((int) number)).add('\'');
    }
    flags.withoutZero().pad(output, text.toString());
  }
}
