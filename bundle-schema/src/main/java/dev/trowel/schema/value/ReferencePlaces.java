package dev.trowel.schema.value;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Text;

/// Finds where in a file a reference inside of a text stands.
public final class ReferencePlaces {

  private ReferencePlaces() {}

  /// The place of `reference`, the first of its kind in `text`; that of the whole text where other
  /// references were resolved in it, escapes or line breaks hide how its letters were written.
  public static Span of(Text text, Reference reference) {
    String written = reference.toString();
    int start = text.text().indexOf(written);
    return Rewrite.body(text.span(), text.text())
        .filter(_ -> start >= 0)
        .map(body -> body.part(start, written.length()))
        .orElse(text.span());
  }
}
