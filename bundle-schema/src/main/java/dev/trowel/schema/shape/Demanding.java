package dev.trowel.schema.shape;

import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.MapOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schema.Ref;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The names of types that require a field, or lead to one that does.
record Demanding(Set<String> names) {

  static Demanding among(Types types) {
    Set<String> names = new HashSet<>();
    // Types contain each other, so it takes rounds: as many as the longest way down is long.
    while (names.addAll(found(types, names))) {}
    return new Demanding(Set.copyOf(names));
  }

  boolean contains(String name) {
    return names.contains(name);
  }

  private static Collection<String> found(Types types, Set<String> known) {
    return types.byName().entrySet().stream()
        .filter(type -> demands(type.getValue(), known))
        .map(Map.Entry::getKey)
        .toList();
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
