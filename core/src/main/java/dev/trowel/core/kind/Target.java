package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.Path.Field;
import java.util.Set;

/// What a request may draw on.
///
/// @param id the object's id; `""` before there is one
/// @param settings what the object shall be
/// @param changed the fields that differ
/// @param live the object as last read; a [MissingNode] when nobody has
record Target(String id, ObjectNode settings, Set<Path> changed, JsonNode live) {

  Target {
    changed = Set.copyOf(changed);
  }

  /// The target of a request that creates.
  static Target create(ObjectNode settings) {
    return new Target("", settings, Set.of(), MissingNode.getInstance());
  }

  /// The target of a request that needs only the id.
  static Target id(String id) {
    return new Target(id, Json.object(), Set.of(), MissingNode.getInstance());
  }

  /// Whether the top-level field `name`, or something in it, differs.
  boolean changes(String name) {
    return changed.stream().anyMatch(path -> isIn(path, name));
  }

  /// Whether `path` is the top-level field `name`, or something in it.
  static boolean isIn(Path path, String name) {
    return !path.steps().isEmpty()
        && path.steps().getFirst() instanceof Field(String field)
        && field.equals(name);
  }
}
