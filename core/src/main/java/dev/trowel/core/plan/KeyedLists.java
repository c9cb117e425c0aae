package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Lists whose elements are known by a key, so that their order means nothing (format.md 4.3 step
/// 7).
final class KeyedLists {

  private KeyedLists() {}

  /// The key field of the list at `path`; alternatives are parted by `|`.
  static Optional<String> keyOf(Map<PathPattern, String> keyed, Path path) {
    for (var each : keyed.entrySet()) {
      if (each.getKey().matches(path)) {
        return Optional.of(each.getValue());
      }
    }
    return Optional.empty();
  }

  /// The element's key: the text of `field`.
  static Optional<String> key(JsonNode item, String field) {
    JsonNode key = item.get(field);
    return key == null || !key.isValueNode() ? Optional.empty() : Optional.of(key.asText());
  }

  /// The elements by the step that leads to each; empty when an element has no key or two have the
  /// same.
  static Optional<SequencedMap<Path.Step, JsonNode>> steps(JsonNode list, String fields) {
    SequencedMap<Path.Step, JsonNode> steps = new LinkedHashMap<>();
    List<String> keys = List.of(fields.split("\\|", -1));
    for (JsonNode item : list) {
      Optional<Path.Step> step = step(item, keys);
      if (step.isEmpty() || steps.put(step.get(), item) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(steps);
  }

  /// The elements by their position.
  static SequencedMap<Path.Step, JsonNode> positions(JsonNode list) {
    SequencedMap<Path.Step, JsonNode> steps = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      steps.put(new Path.Index(i), list.get(i));
    }
    return steps;
  }

  private static Optional<Path.Step> step(JsonNode item, List<String> fields) {
    for (String field : fields) {
      Optional<String> key = key(item, field);
      if (key.isPresent()) {
        return Optional.of(new Path.Keyed(field, key.get()));
      }
    }
    return Optional.empty();
  }
}
