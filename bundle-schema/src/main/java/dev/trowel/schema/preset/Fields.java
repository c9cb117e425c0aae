package dev.trowel.schema.preset;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Text;
import org.jspecify.annotations.Nullable;

/// What counts as set.
final class Fields {

  private Fields() {}

  /// The mapping with the field, if it had none, or an empty text.
  static Mapping absent(Mapping mapping, String field, Value value) {
    return isUnset(mapping.get(field)) ? mapping.with(field, value) : mapping;
  }

  /// Whether the value says nothing.
  static boolean isUnset(@Nullable Value value) {
    return value == null
        || value instanceof Null
        || (value instanceof Text(_, String text) && text.isEmpty());
  }
}
