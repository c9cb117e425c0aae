package dev.trowel.app.console;

import dev.trowel.app.console.SourceLine.Shown;
import dev.trowel.schema.source.Span;
import java.util.Optional;

/// Shows places of files with their lines, beside a gutter with the lines' numbers.
///
/// @param gutter the digits of the largest number
/// @param width the cells of a whole line
record Excerpt(SourceFiles files, Secrets secrets, int gutter, int width, boolean coloured) {

  private static final String BAR = " | ";

  /// Adds a place; its line is left out where the file does not have it any more.
  ///
  /// @param lead `-->` or `:::`
  /// @param note what stands there; `""` for nothing
  void add(String lead, Span span, String note, Paint paint, StringBuilder text) {
    Optional<Piece> piece = piece(span);
    text.append(" ".repeat(gutter)).append(Paint.BLUE.on(coloured, lead)).append(' ').append(span);
    if (piece.isEmpty()) {
      text.append(note.isEmpty() ? "" : ": " + note).append('\n');
      return;
    }
    text.append('\n');
    row("", "", text);
    marked(piece.get(), note, paint, text);
    if (piece.get().goesOn()) {
      text.append(Paint.BLUE.on(coloured, "...")).append('\n');
    } else {
      row("", "", text);
    }
  }

  /// The first line of a place: what follows of a whole mapping or text only takes the eye off it.
  ///
  /// @param goesOn whether lines follow that hold anything of it
  private record Piece(Span span, String line, boolean goesOn) {}

  private Optional<Piece> piece(Span span) {
    Optional<String> line = files.line(span.file(), span.line());
    if (line.isEmpty() || span.column() - 1 > line.get().length()) {
      return Optional.empty();
    }
    int end = span.endLine();
    while (end > span.line() && isEmpty(span, end)) {
      end--;
    }
    return Optional.of(new Piece(span, line.get(), end > span.line()));
  }

  private boolean isEmpty(Span span, int number) {
    String line = files.line(span.file(), number).orElse("");
    int end = number == span.endLine() ? span.endColumn() - 1 : line.length();
    return line.substring(0, Math.clamp(end, 0, line.length())).isBlank();
  }

  private void marked(Piece piece, String note, Paint paint, StringBuilder text) {
    Span span = piece.span();
    int start = Math.max(0, span.column() - 1);
    boolean whole = span.endLine() > span.line();
    int end = whole ? piece.line().stripTrailing().length() : span.endColumn() - 1;
    line(new Mark(span.line(), piece.line(), start, end), span.file(), note, paint, text);
  }

  /// What is marked in a line, 0-based.
  private record Mark(int number, String line, int from, int to) {}

  private void line(Mark mark, String file, String note, Paint paint, StringBuilder text) {
    SourceLine line = SourceLine.of(mark.line(), secrets.of(file, mark.number(), mark.line()));
    int room = width - gutter - BAR.length();
    Shown shown = line.around(mark.from(), mark.to(), room);
    row("" + mark.number(), shown.text(), text);
    String carets = " ".repeat(shown.start()) + paint.on(coloured, "^".repeat(shown.length()));
    int end = shown.start() + shown.length() + 1;
    if (end + Cells.of(note) <= room) {
      row("", (carets + " " + note).stripTrailing(), text);
      return;
    }
    row("", carets, text);
    int indent = Math.min(shown.start(), room / 2);
    for (String words : Prose.wrapped(note, room - indent, room - indent)) {
      row("", " ".repeat(indent) + words, text);
    }
  }

  private void row(String number, String content, StringBuilder text) {
    String lead = " ".repeat(gutter - number.length()) + number + BAR;
    text.append(Paint.BLUE.on(coloured, content.isEmpty() ? lead.stripTrailing() : lead));
    text.append(content).append('\n');
  }
}
