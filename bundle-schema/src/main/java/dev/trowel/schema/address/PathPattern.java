package dev.trowel.schema.address;

import static java.util.Objects.requireNonNull;

import dev.trowel.schema.address.Path.Field;
import dev.trowel.schema.address.Path.Step;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A set of places: field names with `*` for any one step, as in
/// `tasks.*.new_cluster.node_type_id`.
///
/// @param steps the names, from the root down; `*` stands for any field, index or keyed element
public record PathPattern(List<String> steps) {

  /// Stands for any one step.
  public static final String ANY = "*";

  public PathPattern {
    steps = List.copyOf(steps);
  }

  /// Reads `a.*.b`; the empty text is the root alone.
  public static PathPattern of(String text) {
    return new PathPattern(text.isEmpty() ? List.of() : List.of(text.split("\\.")));
  }

  /// The places around these.
  ///
  /// @throws IllegalArgumentException for the root
  public PathPattern parent() {
    return new PathPattern(steps.subList(0, steps.size() - 1));
  }

  /// The name of the last step.
  ///
  /// @throws NoSuchElementException for the root
  public String last() {
    return steps.getLast();
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
    // From the last name up: it is the one that most places differ in.
    Path at = path.to(steps.size());
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (!accepts(steps.get(i), at.last())) {
        return false;
      }
      at = requireNonNull(at.up());
    }
    return true;
  }

  /// What leads from `path` on to one of these places: nothing where it is one or lies below one;
  /// empty when none lies at or below it.
  public Optional<List<String>> below(Path path) {
    int both = Math.min(path.length(), steps.size());
    return new PathPattern(steps.subList(0, both)).covers(path)
        ? Optional.of(steps.subList(both, steps.size()))
        : Optional.empty();
  }

  private static boolean accepts(String name, @Nullable Step step) {
    return name.equals(ANY) || (step instanceof Field field && field.name().equals(name));
  }

  @Override
  public String toString() {
    return String.join(".", steps);
  }
}
