package dev.trowel.schema.value;

/// A piece of a text: letters as they are, or a reference.
public sealed interface Part permits Part.Literal, Reference {

  /// Letters as they are.
  record Literal(String text) implements Part {}
}
