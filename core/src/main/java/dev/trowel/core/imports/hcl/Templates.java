package dev.trowel.core.imports.hcl;

import dev.trowel.core.imports.hcl.Expression.Literal;
import dev.trowel.core.imports.hcl.Expression.Template;
import dev.trowel.core.imports.hcl.Expression.Unsupported;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;
import java.util.ArrayList;
import java.util.List;

/// Reads texts in quotes and in heredocs, with what is put into them.
final class Templates {

  private static final int SHORT = 4;
  private static final int LONG = 8;

  private final Cursor cursor;
  private final Expressions expressions;
  private final List<Expression> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean directs;

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

  /// The text between the lines of a heredoc, which begins here with `<<`.
  Expression heredoc() {
    int start = cursor.at();
    cursor.take("<<");
    boolean strips = cursor.take("-");
    String word = cursor.name();
    if (word.isEmpty() || !cursor.text(cursor.at(), cursor.lineEnd(cursor.at())).isBlank()) {
      throw cursor.expected("the word that ends the text");
    }
    int first = cursor.lineEnd(cursor.at()) + 1;
    int end = end(start, first, word);
    int indent = strips ? indent(first, end) : 0;
    cursor.moveTo(first);
    while (cursor.at() < end) {
      line(indent, end);
    }
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

  private void line(int indent, int end) {
    int last = cursor.lineEnd(cursor.at());
    cursor.moveTo(Math.min(cursor.at() + indent, last));
    while (cursor.at() < Math.min(last, end)) {
      if (!insertion() && cursor.peek() != '\r') {
        text.append(cursor.next());
      } else if (cursor.peek() == '\r') {
        cursor.next();
      }
    }
    if (cursor.at() == last) {
      cursor.next();
      text.append('\n');
    }
  }

  private Expression made(int start) {
    Span span = cursor.from(start);
    if (directs) {
      return new Unsupported(span, "a template with %{…}");
    }
    if (parts.isEmpty()) {
      return new Literal(span, new Text(span, text.toString()));
    }
    flush(span);
    return new Template(span, parts);
  }

  private void flush(Span span) {
    if (!text.isEmpty()) {
      parts.add(new Literal(span, new Text(span, text.toString())));
      text.setLength(0);
    }
  }

  /// Reads what is put in here; says whether something is.
  private boolean insertion() {
    if (cursor.take("$${") || cursor.take("%%{")) {
      text.append(cursor.charAt(cursor.at() - 2)).append('{');
      return true;
    }
    int start = cursor.at();
    if (cursor.take("%{")) {
      directs = true;
      cursor.take("~");
      expressions.skipDirective(start);
      return true;
    }
    if (!cursor.take("${")) {
      return false;
    }
    cursor.take("~");
    Expression inner = expressions.inBraces(start);
    flush(cursor.from(start));
    parts.add(inner);
    return true;
  }

  private void character() {
    char each = cursor.next();
    if (each != '\\') {
      text.append(each);
      return;
    }
    int start = cursor.at() - 1;
    switch (cursor.next()) {
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case '"' -> text.append('"');
      case '\\' -> text.append('\\');
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
    text.appendCodePoint((int) code);
    cursor.moveTo(cursor.at() + digits);
  }
}
