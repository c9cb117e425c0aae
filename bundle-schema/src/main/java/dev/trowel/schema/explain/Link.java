package dev.trowel.schema.explain;

import dev.trowel.schema.preset.Stage;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Text;

/// One thing that made a value what it is.
///
/// @param place what is to blame: where it was written, or what else said so
/// @param value what the value was then; a reference where one stood for it
/// @param note what happened, in words
public record Link(Stage stage, Span place, Value value, String note) {

  /// The same, showing nothing of the value but a reference that is all of it.
  Link hidden() {
    boolean reference = value instanceof Text(_, String text) && Reference.whole(text).isPresent();
    return reference || value instanceof Secret
        ? this
        : new Link(stage, place, new Secret(value.span(), ""), note);
  }
}
