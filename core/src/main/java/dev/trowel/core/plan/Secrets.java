package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the texts of secret fields out of what is written down.
public final class Secrets {

  private Secrets() {}

  /// `settings` with every secret text replaced by `mark`; the same tree where there is none, so
  /// that it is not to be changed.
  public static ObjectNode redacted(ObjectNode settings, FieldRules rules, TextNode mark) {
    return (ObjectNode) redacted(settings, Path.ROOT, rules, mark);
  }

  /// What stands at `path` in settings, every secret text in it replaced by `mark`; the same tree
  /// where there is none.
  public static JsonNode redacted(JsonNode value, Path path, FieldRules rules, TextNode mark) {
    if (value.isTextual() && rules.at(path).contains(FieldRule.SECRET)) {
      return mark;
    }
    JsonNode shown = value;
    for (PathPattern place : rules.places(FieldRule.SECRET)) {
      Optional<List<String>> way = place.below(path);
      if (way.isPresent()) {
        shown = redacted(shown, way.get(), mark);
      }
    }
    return shown;
  }

  /// @param way what leads from `node` to the secret; empty where it is one with all below it
  private static JsonNode redacted(JsonNode node, List<String> way, TextNode mark) {
    return switch (node) {
      case ObjectNode object -> redacted(object, way, mark);
      case ArrayNode array when way.isEmpty() || isAny(way.getFirst()) ->
          redacted(array, rest(way), mark);
      default -> node;
    };
  }

  private static ObjectNode redacted(ObjectNode object, List<String> way, TextNode mark) {
    if (!way.isEmpty() && !isAny(way.getFirst())) {
      JsonNode value = object.get(way.getFirst());
      return value == null ? object : with(object, way.getFirst(), value, rest(way), mark);
    }
    ObjectNode shown = object;
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      shown = with(shown, each.getKey(), each.getValue(), rest(way), mark);
    }
    return shown;
  }

  /// `object` with what stands under `name` hidden as far as it is secret.
  private static ObjectNode with(
      ObjectNode object, String name, JsonNode value, List<String> way, TextNode mark) {
    JsonNode hidden = way.isEmpty() && value.isTextual() ? mark : redacted(value, way, mark);
    if (hidden == value) {
      return object;
    }
    ObjectNode copy = object.objectNode();
    copy.setAll(object);
    copy.set(name, hidden);
    return copy;
  }

  private static ArrayNode redacted(ArrayNode array, List<String> way, TextNode mark) {
    ArrayNode shown = array;
    for (int i = 0; i < array.size(); i++) {
      JsonNode hidden = redacted(array.get(i), way, mark);
      if (hidden != array.get(i)) {
        shown = shown == array ? array.arrayNode(array.size()).addAll(array) : shown;
        shown.set(i, hidden);
      }
    }
    return shown;
  }

  private static boolean isAny(String name) {
    return name.equals(PathPattern.ANY);
  }

  private static List<String> rest(List<String> way) {
    return way.isEmpty() ? way : way.subList(1, way.size());
  }
}
