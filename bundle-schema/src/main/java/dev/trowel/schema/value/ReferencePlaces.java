package dev.trowel.schema.value;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;

/// Finds where in a file a reference inside of a text stands.
public final class ReferencePlaces {

  private static final int QUOTES = 2;

  private ReferencePlaces() {}

  /// The place of `reference`, the first of its kind in `text`; that of the whole text where other
  /// references were resolved in it, escapes or line breaks hide how its letters were written.
  public static Span of(Text text, Reference reference) {
    Span whole = text.span();
    int start = text.text().indexOf(reference.toString());
    int written = whole.endColumn() - whole.column();
    int quote = written == text.text().length() + QUOTES ? 1 : 0;
    if (start < 0
        || whole.line() == 0
        || whole.line() != whole.endLine()
        || written != text.text().length() + quote * QUOTES) {
      return whole;
    }
    int column = whole.column() + quote + start;
    return new Span(
        whole.file(), whole.line(), column, whole.line(), column + reference.toString().length());
  }
}
