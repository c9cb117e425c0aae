package dev.trowel.core.imports.hcl;

import dev.trowel.core.imports.hcl.Directives.Piece;
import dev.trowel.core.imports.hcl.Expression.Literal;
import dev.trowel.core.imports.hcl.Expression.Template;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.List;

/// Reads texts in quotes, in heredocs and in files of their own, with what is put into them.
final class Templates {

  private static final int SHORT = 4;
  private static final int LONG = 8;

  private final Cursor cursor;
  private final Expressions expressions;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /// Whether `~}` takes away the blanks that follow.
  private boolean strips;

  Templates(Cursor cursor, Expressions expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /// The text whose first quote is here.
  Expression quoted() {
    int start = cursor.at();
    cursor.next();
    while (!cursor.take("\"")) {
      if (cursor.isAtEnd() || cursor.peek() == '\n') {
        throw cursor.fault(start, "a text that does not end");
      }
      if (!insertion()) {
        character();
      }
    }
    return made(start);
  }

  /// The text that a file is.
  Expression file() {
    int start = cursor.at();
    lines(0, Integer.MAX_VALUE);
    return made(start);
  }

  /// The text between the lines of a heredoc, which begins here with `<<`.
  Expression heredoc() {
    int start = cursor.at();
    cursor.take("<<");
    boolean isIndented = cursor.take("-");
    String word = cursor.name();
    if (word.isEmpty() || !cursor.text(cursor.at(), cursor.lineEnd(cursor.at())).isBlank()) {
      throw cursor.expected("the word that ends the text");
    }
    int first = cursor.lineEnd(cursor.at()) + 1;
    int end = end(start, first, word);
    cursor.moveTo(first);
    lines(isIndented ? indent(first, end) : 0, end);
    cursor.moveTo(cursor.lineEnd(end));
    return made(start);
  }

  private int end(int start, int first, String word) {
    for (int at = first; at <= cursor.lineEnd(at); at = cursor.lineEnd(at) + 1) {
      if (cursor.text(at, cursor.lineEnd(at)).strip().equals(word)) {
        return at;
      }
    }
    throw cursor.fault(start, "a text that does not end: no line says " + word);
  }

  private int indent(int first, int end) {
    int least = Integer.MAX_VALUE;
    for (int at = first; at < end; at = cursor.lineEnd(at) + 1) {
      String line = cursor.text(at, cursor.lineEnd(at));
      if (!line.isBlank()) {
        least = Math.min(least, line.length() - line.stripLeading().length());
      }
    }
    return least == Integer.MAX_VALUE ? 0 : least;
  }

  private void lines(int indent, int end) {
    boolean isFirst = true;
    while (cursor.at() < end && !cursor.isAtEnd()) {
      if (isFirst) {
        cursor.moveTo(Math.min(cursor.at() + indent, cursor.lineEnd(cursor.at())));
      }
      isFirst = false;
      if (!cursor.isAtEnd() && !insertion()) {
        char each = cursor.next();
        isFirst = each == '\n';
        if (each != '\r') {
          append(each);
        }
      }
    }
  }

  private void append(char each) {
    if (strips && Character.isWhitespace(each)) {
      strips = each != '\n';
    } else {
      strips = false;
      text.append(each);
    }
  }

  private Expression made(int start) {
    Span span = cursor.from(start);
    if (pieces.isEmpty()) {
      return new Literal(span, new Text(span, text.toString()));
    }
    flush(span);
    return new Template(span, new Directives(cursor, pieces).expressions());
  }

  private void flush(Span span) {
    if (!text.isEmpty()) {
      pieces.add(new Piece.Said(new Literal(span, new Text(span, text.toString()))));
      text.setLength(0);
    }
  }

  /// Reads what is put in here; says whether something is.
  private boolean insertion() {
    if (cursor.take("$${") || cursor.take("%%{")) {
      strips = false;
      text.append(cursor.charAt(cursor.at() - 2)).append('{');
      return true;
    }
    int start = cursor.at();
    boolean directs = cursor.startsWith("%{");
    if (!cursor.take("${") && !cursor.take("%{")) {
      return false;
    }
    if (cursor.take("~")) {
      stripBefore();
    }
    flush(cursor.from(start));
    pieces.add(directs ? directive(start) : new Piece.Said(expressions.within(expressions::read)));
    close(start);
    return true;
  }

  /// Takes away the blanks before this place: those of the line, or of the end of the one above.
  private void stripBefore() {
    boolean isLineBegin = !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
    if (isLineBegin) {
      text.setLength(text.length() - 1);
    }
    int end = text.length();
    while (end > 0
        && Character.isWhitespace(text.charAt(end - 1))
        && text.charAt(end - 1) != '\n') {
      end--;
    }
    text.setLength(end);
  }

  private void close(int start) {
    cursor.skip(true);
    strips = cursor.take("~");
    if (!cursor.take("}")) {
      throw cursor.fault(start, "an expression in a text that does not end");
    }
  }

  private Piece directive(int start) {
    cursor.skip(true);
    String word = cursor.name();
    return switch (word) {
      case "if" -> new Piece.If(start, expressions.within(expressions::read));
      case "for" -> loop(start);
      case "else", "endif", "endfor" -> new Piece.Mark(start, word);
      default -> throw cursor.fault(start, "a directive that is none");
    };
  }

  private Piece loop(int start) {
    cursor.skip(true);
    String first = cursor.name();
    cursor.skip(true);
    String second = "";
    if (cursor.take(",")) {
      cursor.skip(true);
      second = cursor.name();
      cursor.skip(true);
    }
    if (first.isEmpty() || !cursor.name().equals("in")) {
      throw cursor.expected("in");
    }
    Expression in = expressions.within(expressions::read);
    return second.isEmpty()
        ? new Piece.Loop(start, null, first, in)
        : new Piece.Loop(start, first, second, in);
  }

  private void character() {
    char each = cursor.next();
    if (each != '\\') {
      append(each);
      return;
    }
    int start = cursor.at() - 1;
    switch (cursor.next()) {
      case 'n' -> append('\n');
      case 'r' -> append('\r');
      case 't' -> append('\t');
      case '"' -> append('"');
      case '\\' -> append('\\');
      case 'u' -> code(start, SHORT);
      case 'U' -> code(start, LONG);
      default -> throw cursor.fault(start, "an escape that is none");
    }
  }

  private void code(int start, int digits) {
    String hex = cursor.text(cursor.at(), cursor.at() + digits);
    boolean isCode = hex.length() == digits && hex.matches("[0-9A-Fa-f]+");
    long code = isCode ? Long.parseLong(hex, 16) : -1;
    if (code < 0 || code > Character.MAX_CODE_POINT) {
      throw cursor.fault(start, "an escape that is no character");
    }
    strips = false;
    text.appendCodePoint((int) code);
    cursor.moveTo(cursor.at() + digits);
  }
}
