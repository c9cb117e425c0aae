package dev.trowel.schema.yaml;

import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;

/// Refuses endless lines without quotes: the YAML parser's work on one plain text or comment grows
/// with the square of its length.
final class LongLines {

  /// The longest line without quotes, in UTF-16 units.
  static final int LIMIT = 2_000_000;

  private LongLines() {}

  /// @throws StopException at the first line that is too long
  static void refuse(String file, String text) {
    int line = 1;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start > LIMIT && !hasQuotes(text, start, end)) {
        throw new StopException(Faults.longLine(Span.at(file, line, 1), end - start, LIMIT));
      }
      start = end + 1;
      line++;
    }
  }

  private static boolean hasQuotes(String text, int start, int end) {
    return text.indexOf('"', start, end) >= 0 || text.indexOf('\'', start, end) >= 0;
  }
}
