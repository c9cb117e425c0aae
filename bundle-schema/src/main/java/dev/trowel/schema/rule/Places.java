package dev.trowel.schema.rule;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;

/// Where rules point to.
final class Places {

  private Places() {}

  /// The key itself, which says more than a whole mapping below it; the value's place where no file
  /// holds the key.
  static Span ofKey(Mapping mapping, String field) {
    Entry entry = mapping.entries().get(field);
    if (entry == null) {
      return mapping.span();
    }
    return entry.key().isWritten() ? entry.key() : entry.value().span();
  }

  /// Where an object without the field begins: the first of its keys, as the span of a mapping goes
  /// on to its end.
  static Span start(Value value) {
    if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      Span first = mapping.entries().firstEntry().getValue().key();
      return first.isWritten() ? first : mapping.span();
    }
    return value.span();
  }
}
