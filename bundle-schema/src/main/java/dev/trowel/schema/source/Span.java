package dev.trowel.schema.source;

import static java.util.Objects.requireNonNull;

/// Where something was written: a file and the first and last line and column, all 1-based, columns
/// in UTF-16 units.
///
/// @param file relative to the bundle root with `/` between folders; for what no file says, a name
///   in `<…>`
/// @param line the first line; 0 when only the file is known
/// @param column the first column; 0 when only the file is known
/// @param endLine the last line
/// @param endColumn the column after the last character
public record Span(String file, int line, int column, int endLine, int endColumn)
    implements Comparable<Span> {

  public Span {
    requireNonNull(file, "file is null");
  }

  /// The point at `line` and `column` of `file`.
  public static Span at(String file, int line, int column) {
    return new Span(file, line, column, line, column);
  }

  /// The file as a whole.
  public static Span of(String file) {
    return at(file, 0, 0);
  }

  /// The place of a value that no file wrote, such as `--var` or a default of the format.
  public static Span synthetic(String origin) {
    return of("<" + origin + ">");
  }

  /// The point behind the last character.
  public Span end() {
    return at(file, endLine, endColumn);
  }

  /// Some characters of this place, which is one of a single line.
  ///
  /// @param from how many characters of it come before them
  public Span part(int from, int length) {
    return new Span(file, line, column + from, line, column + from + length);
  }

  /// Whether a file holds this place.
  public boolean isWritten() {
    return !file.startsWith("<");
  }

  @Override
  public int compareTo(Span other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /// `file:line:column`, or the file alone.
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
