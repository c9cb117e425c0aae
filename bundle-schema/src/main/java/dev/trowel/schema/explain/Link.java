package dev.trowel.schema.explain;

import dev.trowel.schema.preset.Stage;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;

/// One thing that made a value what it is.
///
/// @param place what is to blame: where it was written, or what else said so
/// @param value what the value was then; a reference where one stood for it
/// @param note what happened, in words
public record Link(Stage stage, Span place, Value value, String note) {}
