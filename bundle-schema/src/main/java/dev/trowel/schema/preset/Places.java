package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.List;

/// Changes all places of a tree that a pattern names.
final class Places {

  private Places() {}

  /// What to do at one place.
  @FunctionalInterface
  interface Change {
    Value apply(Path path, Value value);
  }

  /// What to do to the mapping that holds, or may hold, the last name of a pattern.
  @FunctionalInterface
  interface ParentChange {
    Mapping apply(Mapping parent, String last);
  }

  /// The tree with the change made at each place that exists; the same object when nothing changed.
  static Mapping change(Mapping root, PathPattern pattern, Change change) {
    return change(root, pattern.steps(), Path.ROOT, change) instanceof Mapping mapping
        ? mapping
        : root;
  }

  /// The tree with the mapping around each place changed, whether or not the place itself exists.
  static Mapping inParents(Mapping root, PathPattern pattern, ParentChange change) {
    return change(
        root,
        pattern.parent(),
        (_, value) -> value instanceof Mapping at ? change.apply(at, pattern.last()) : value);
  }

  private static Value change(Value at, List<String> steps, Path path, Change change) {
    if (steps.isEmpty()) {
      return change.apply(path, at);
    }
    String name = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    return switch (at) {
      case Seq seq when name.equals(PathPattern.ANY) ->
          seq.map((index, item) -> change(item, rest, path.index(index), change));
      case Mapping all when name.equals(PathPattern.ANY) ->
          all.map((key, value) -> change(value, rest, path.field(key), change));
      case Mapping mapping -> {
        Value value = mapping.get(name);
        yield value == null
            ? mapping
            : mapping.with(name, change(value, rest, path.field(name), change));
      }
      case Seq _, Value.Null _, Value.Bool _, Value.Num _, Value.Text _, Value.Secret _ -> at;
    };
  }
}
