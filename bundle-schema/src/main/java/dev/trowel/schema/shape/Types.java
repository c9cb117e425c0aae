package dev.trowel.schema.shape;

import java.util.Map;

/// Named types that refer to each other.
public record Types(Map<String, Schema> byName) {

  public Types {
    byName = Map.copyOf(byName);
  }

  /// The schema itself, or the type a [Schema.Ref] names.
  ///
  /// @throws IllegalStateException when the schema files name a type they do not hold
  public Schema resolve(Schema schema) {
    Schema at = schema;
    while (at instanceof Schema.Ref(String name)) {
      Schema next = byName.get(name);
      if (next == null) {
        throw new IllegalStateException("no type " + name);
      }
      at = next;
    }
    return at;
  }
}
