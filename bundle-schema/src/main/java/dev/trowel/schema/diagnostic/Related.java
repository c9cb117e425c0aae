package dev.trowel.schema.diagnostic;

import static java.util.Objects.requireNonNull;

import dev.trowel.schema.source.Span;

/// A further place that explains a diagnostic, such as where a variable was defined.
///
/// @param note what stands there, in lower case and without a full stop
/// @param span where it stands
public record Related(String note, Span span) {

  public Related {
    requireNonNull(note, "note is null");
    requireNonNull(span, "span is null");
  }
}
