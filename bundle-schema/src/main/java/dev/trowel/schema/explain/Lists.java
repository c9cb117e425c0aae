package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.Path.Field;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which lists know their elements by a key, and how paths name elements.
public final class Lists {

  private Lists() {}

  /// The field by which the list at `path` knows its elements; empty when it does not.
  static Optional<String> keyOf(Path path) {
    if (path.length() != ResourceKey.STEPS + 1
        || !(path.steps().getLast() instanceof Field(String list))) {
      return Optional.empty();
    }
    if (list.equals("grants")) {
      return Optional.of("principal");
    }
    return ResourceKey.in(path)
        .flatMap(key -> Schemas.kind(key.kind()))
        .flatMap(kind ->
            kind.facets().keyed().stream().filter(each -> each.list().equals(list)).findFirst())
        .map(keyed -> keyed.by());
  }

  /// The step to an element: by key where the list at `path` has one and only this element has its
  /// value, else by index.
  static Path.Step step(Path path, Seq list, int index) {
    Optional<String> by = keyOf(path);
    String key = by.map(field -> Values.textOrEmpty(list.items().get(index), field)).orElse("");
    boolean unique =
        !key.isEmpty()
            && list.items().stream()
                    .filter(item -> key.equals(Values.text(item, by.orElseThrow())))
                    .count()
                == 1;
    return unique ? new Path.Keyed(by.orElseThrow(), key) : new Path.Index(index);
  }

  /// The paths of all values at or below `path` that hold no others, in their order.
  static List<Path> leaves(Path path, Value value) {
    List<Path> leaves = new ArrayList<>();
    collect(path, value, leaves);
    return leaves;
  }

  private static void collect(Path path, Value value, List<Path> leaves) {
    switch (value) {
      case Mapping mapping when !mapping.entries().isEmpty() ->
          mapping
              .entries()
              .forEach((name, entry) -> collect(path.field(name), entry.value(), leaves));
      case Seq list when !list.items().isEmpty() -> {
        for (int i = 0; i < list.items().size(); i++) {
          collect(path.then(step(path, list, i)), list.items().get(i), leaves);
        }
      }
      case Mapping _,
          Seq _,
          Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.Secret _ ->
          leaves.add(path);
    }
  }
}
