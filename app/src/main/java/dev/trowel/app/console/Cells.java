package dev.trowel.app.console;

import java.lang.Character.UnicodeScript;

/// How many cells of a terminal's line a character takes.
final class Cells {

  private Cells() {}

  /// The cells of a text in one line.
  static int of(String text) {
    int cells = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      cells += of(character);
      i += Character.charCount(character);
    }
    return cells;
  }

  /// 0 for what is drawn over the character before, 2 for what is as wide as it is high.
  static int of(int character) {
    if (character < 0x300) {
      return 1;
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  private static boolean isWide(int character) {
    boolean half = character >= 0xFF61 && character <= 0xFFDC;
    boolean full = character >= 0xFF01 && character <= 0xFFE6;
    boolean sign = character >= 0x2E80 && character <= 0x303E;
    return !half
        && (full || sign || Character.isEmojiPresentation(character) || isEastAsian(character));
  }

  private static boolean isEastAsian(int character) {
    return switch (UnicodeScript.of(character)) {
      case HAN, HANGUL, HIRAGANA, KATAKANA, BOPOMOFO, YI -> true;
      default -> false;
    };
  }
}
