package dev.trowel.schema.shape;

import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.MapOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schema.Ref;
import java.util.HashSet;
import java.util.Set;

/// The names of types that require a field, or lead to one that does.
record Demanding(Set<String> names) {

  static Demanding among(Types types) {
    Set<String> names = new HashSet<>();
    // Types contain each other, so it takes rounds until nothing is new.
    for (int before = -1; names.size() > before; ) {
      before = names.size();
      types
          .byName()
          .forEach((name, type) -> {
            if (!names.contains(name) && demands(type, names)) {
              names.add(name);
            }
          });
    }
    return new Demanding(Set.copyOf(names));
  }

  boolean contains(String name) {
    return names.contains(name);
  }

  private static boolean demands(Schema schema, Set<String> known) {
    return switch (schema) {
      case ObjectOf(_, var fields, var required) ->
          !required.isEmpty() || fields.values().stream().anyMatch(field -> demands(field, known));
      case ListOf(Schema element) -> demands(element, known);
      case MapOf(Schema value) -> demands(value, known);
      case Ref(String name) -> known.contains(name);
      case Schema.Scalar _, Schema.Choice _ -> false;
    };
  }
}
