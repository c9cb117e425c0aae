package dev.trowel.schema.yaml;

import dev.trowel.schema.source.LineEnds;
import java.util.Arrays;

/// Turns the YAML parser's columns, which count code points, into UTF-16 units.
final class Columns {

  private final String text;
  private final int[] lineStarts;
  private int lastLine;
  private int lastColumn;
  private int lastOffset;

  private Columns(String text, int[] lineStarts) {
    this.text = text;
    this.lineStarts = lineStarts;
  }

  /// For `text`.
  static Columns of(String text) {
    return new Columns(text, lineStarts(text));
  }

  /// For a text without characters beyond the basic plane, whose columns are the same.
  static Columns same() {
    return new Columns("", new int[0]);
  }

  /// The column, 1-based, in UTF-16 units of the code point `column`, 1-based, of `line`. Cheap
  /// when the places asked for go forward.
  int utf16(int line, int column) {
    if (line > lineStarts.length) {
      return column;
    }
    if (line != lastLine || column < lastColumn) {
      lastLine = line;
      lastColumn = 1;
      lastOffset = lineStarts[line - 1];
    }
    while (lastColumn < column && lastOffset < text.length()) {
      lastOffset += Character.charCount(text.codePointAt(lastOffset));
      lastColumn++;
    }
    return lastOffset - lineStarts[line - 1] + 1;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (LineEnds.at(text, i)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
