package dev.trowel.core.kind;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.Path.Field;
import dev.trowel.schema.address.Path.Step;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schema.ObjectOf;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Names changed fields as `update_mask` wants them: dotted, and never a place inside a list or a
/// map, which are replaced whole.
final class FieldMask {

  private FieldMask() {}

  /// The fields of `changed`, each with `prefix` before it, with commas between.
  static String of(Set<Path> changed, String prefix, KindSchema schema) {
    return changed.stream()
        .map(path -> prefix + field(path, schema))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(","));
  }

  private static String field(Path path, KindSchema schema) {
    StringBuilder name = new StringBuilder();
    Schema at = schema.settings();
    for (Step step : path.steps()) {
      if (!(schema.types().resolve(at) instanceof ObjectOf object)
          || !(step instanceof Field(String field))) {
        break;
      }
      name.append(name.isEmpty() ? "" : ".").append(field);
      at = object.fields().getOrDefault(field, Schema.Scalar.ANY);
    }
    return name.toString();
  }
}
