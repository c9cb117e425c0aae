package dev.trowel.core.template.text;

/// What stands between `%` and the verb.
///
/// @param zero whether to fill with zeros, which is not done on the right
/// @param plusV `%+v`
/// @param sharpV `%#v`
/// @param width at least so many characters; -1 when none is given
/// @param precision -1 when none is given
record Flags(
    boolean plus,
    boolean minus,
    boolean sharp,
    boolean space,
    boolean zero,
    boolean plusV,
    boolean sharpV,
    int width,
    int precision) {

  static final Flags NONE = new Flags(false, false, false, false, false, false, false, -1, -1);

  Flags with(char flag) {
    return new Flags(
        plus || flag == '+',
        minus || flag == '-',
        sharp || flag == '#',
        space || flag == ' ',
        zero || flag == '0',
        plusV,
        sharpV,
        width,
        precision);
  }

  /// These with a width.
  Flags width(int other) {
    return new Flags(plus, minus, sharp, space, zero, plusV, sharpV, other, precision);
  }

  Flags precision(int other) {
    return new Flags(plus, minus, sharp, space, zero, plusV, sharpV, width, other);
  }

  /// These without zeros to fill with.
  Flags withoutZero() {
    return new Flags(plus, minus, sharp, space, false, plusV, sharpV, width, precision);
  }

  /// What they mean to `%v`.
  Flags forValue() {
    return new Flags(false, minus, false, space, zero, plus, sharp, width, precision);
  }

  /// Whether the width is filled with zeros.
  boolean fillsWithZeros() {
    return zero && !minus && width >= 0;
  }

  /// The text, filled up to the width.
  void pad(Output output, String text) {
    if (width < 0) {
      output.add(text);
      return;
    }
    int missing = width - text.codePointCount(0, text.length());
    if (!minus) {
      output.fill(zero ? '0' : ' ', missing);
    }
    output.add(text);
    if (minus) {
      output.fill(' ', missing);
    }
  }
}
