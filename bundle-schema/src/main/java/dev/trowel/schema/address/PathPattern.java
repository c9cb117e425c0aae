package dev.trowel.schema.address;

import dev.trowel.schema.address.Path.Field;
import dev.trowel.schema.address.Path.Step;
import java.util.List;

/// A set of places: field names with `*` for any one step, as in
/// `tasks.*.new_cluster.node_type_id`.
///
/// @param steps the names, from the root down; `*` stands for any field, index or keyed element
public record PathPattern(List<String> steps) {

  private static final String ANY = "*";

  public PathPattern {
    steps = List.copyOf(steps);
  }

  /// Reads `a.*.b`; the empty text is the root alone.
  public static PathPattern of(String text) {
    return new PathPattern(text.isEmpty() ? List.of() : List.of(text.split("\\.")));
  }

  /// Whether `path` is exactly one of these places.
  public boolean matches(Path path) {
    return path.length() == steps.size() && covers(path);
  }

  /// Whether `path` is one of these places or lies below one.
  public boolean covers(Path path) {
    if (path.length() < steps.size()) {
      return false;
    }
    List<Step> way = path.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (!accepts(steps.get(i), way.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean accepts(String name, Step step) {
    return name.equals(ANY) || (step instanceof Field field && field.name().equals(name));
  }

  @Override
  public String toString() {
    return String.join(".", steps);
  }
}
