package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.address.ResourceKey;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the elements of a resource's lists are called.
///
/// @param keyed the list → the field that is its elements' key; several are parted by `|`
record ElementKeys(Map<PathPattern, String> keyed) {

  static ElementKeys of(ResourceKey key) {
    return new ElementKeys(Kinds.of(key).map(kind -> kind.rules().keyed()).orElseGet(Map::of));
  }

  /// The field that is the key of `element` of the list at `path`; empty where it has none.
  Optional<String> fieldOf(Path path, JsonNode element) {
    return fields(path).filter(field -> element.path(field).isValueNode()).findFirst();
  }

  /// `[train]`; the element's number where it has no key.
  String label(Path path, JsonNode element, int index) {
    return fieldOf(path, element)
        .map(field -> "[" + Fit.line(element.path(field).asText()) + "]")
        .orElse("[" + index + "]");
  }

  private Stream<String> fields(Path path) {
    return keyed.entrySet().stream()
        .filter(each -> each.getKey().matches(path))
        .flatMap(each -> Stream.of(each.getValue().split("\\|", -1)));
  }

  /// No element has a key.
  static ElementKeys none() {
    return new ElementKeys(Map.of());
  }
}
