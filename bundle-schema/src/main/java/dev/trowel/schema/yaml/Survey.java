package dev.trowel.schema.yaml;

/// What one look at each byte of a file tells of its text. A bundle is read by a program that has
/// just started, where each loop over all characters is slow; this is the only one before the
/// parser's.
///
/// @param seen the sorts of bytes that occur
/// @param longest the length of its longest line in bytes, at least that in UTF-16 units
record Survey(int seen, int longest) {

  private static final int CONTROL = 1;
  private static final int BEYOND_ASCII = 2;
  private static final int BEYOND_BASIC_PLANE = 4;
  private static final int QUESTION_MARK = 8;
  private static final int NUMBER_SIGN = 16;
  private static final int LINE_END = 32;
  private static final byte[] SORTS = sorts();

  static Survey of(byte[] bytes) {
    int seen = 0;
    int longest = 0;
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      int sort = SORTS[bytes[i] & 0xFF];
      if (sort != 0) {
        seen |= sort;
        if (sort == LINE_END) {
          longest = Math.max(longest, i - start);
          start = i + 1;
        }
      }
    }
    return new Survey(seen, Math.max(longest, bytes.length - start));
  }

  /// Whether all of it is ASCII without control characters, and so the same in most encodings.
  boolean isPlain() {
    return (seen & (CONTROL | BEYOND_ASCII)) == 0;
  }

  /// Whether a character of UTF-8 may take two units of UTF-16.
  boolean mayHaveSurrogates() {
    return (seen & BEYOND_BASIC_PLANE) != 0;
  }

  boolean hasQuestionMarks() {
    return (seen & QUESTION_MARK) != 0;
  }

  /// Whether there may be comments.
  boolean hasNumberSigns() {
    return (seen & NUMBER_SIGN) != 0;
  }

  private static byte[] sorts() {
    byte[] sorts = new byte[256];
    for (int b = 0; b < sorts.length; b++) {
      sorts[b] = (byte) sort(b);
    }
    return sorts;
  }

  private static int sort(int b) {
    return switch (b) {
      case '\n' -> LINE_END;
      case '\t', '\r' -> 0;
      case '?' -> QUESTION_MARK;
      case '#' -> NUMBER_SIGN;
      default -> {
        if (b >= 0x80) {
          yield b >= 0xF0 ? BEYOND_ASCII | BEYOND_BASIC_PLANE : BEYOND_ASCII;
        }
        yield b < 0x20 || b == 0x7F ? CONTROL : 0;
      }
    };
  }
}
