package dev.trowel.core.imports.part;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trees that grow where something is put.
final class Grown {

  private Grown() {}

  /// The tree with `value` at a place, and with what leads there.
  ///
  /// @param place of fields and keyed elements
  static Value at(@Nullable Value tree, Path place, Value value) {
    if (place.length() == 0) {
      return tree instanceof Mapping old && value instanceof Mapping more ? both(old, more) : value;
    }
    Path below = place.from(1);
    return switch (place.steps().getFirst()) {
      case Path.Field(String name) -> {
        Mapping mapping = tree instanceof Mapping there ? there : Made.mapping();
        yield mapping.with(name, at(mapping.get(name), below, value));
      }
      case Path.Keyed keyed -> element(tree, keyed, below, value);
      case Path.Index _ -> throw new IllegalArgumentException("no element has a key: " + place);
    };
  }

  private static Value both(Mapping old, Mapping more) {
    Mapping both = old;
    for (var each : more.entries().entrySet()) {
      both = both.with(each.getKey(), each.getValue().value());
    }
    return both;
  }

  private static Value element(@Nullable Value tree, Path.Keyed keyed, Path below, Value value) {
    List<Value> items = new ArrayList<>(tree instanceof Seq seq ? seq.items() : List.of());
    Mapping named = Made.mapping(keyed.field(), Made.text(keyed.value()));
    for (int i = 0; i < items.size(); i++) {
      if (keyed.value().equals(Values.text(items.get(i), keyed.field()))) {
        items.set(i, at(items.get(i), below, value));
        return Made.list(items);
      }
    }
    items.add(at(named, below, value));
    return Made.list(items);
  }
}
