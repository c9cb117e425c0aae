package dev.trowel.schema.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares resolved trees as JSON values: numbers by value, and absent, null, `{}` and `[]` are
/// one.
final class Trees {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Trees() {}

  /// The tree without places.
  static JsonNode json(Value value) {
    return switch (value) {
      case Value.Null _ -> JSON.nullNode();
      case Value.Bool(_, boolean truth) -> JSON.booleanNode(truth);
      case Value.Num(_, String number) -> JSON.numberNode(new BigDecimal(number));
      case Value.Text(_, String text) -> JSON.textNode(text);
      case Value.Secret(_, String text) -> JSON.textNode(text);
      case Value.Seq seq -> {
        ArrayNode array = JSON.arrayNode();
        seq.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Value.Mapping mapping -> {
        ObjectNode object = JSON.objectNode();
        mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
        yield object;
      }
    };
  }

  /// Path → text of each leaf.
  static Map<String, String> leaves(JsonNode tree) {
    Map<String, String> leaves = new TreeMap<>();
    collect(tree, "", leaves);
    return leaves;
  }

  private static void collect(JsonNode node, String path, Map<String, String> leaves) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        collect(field.getValue(), path + "/" + field.getKey(), leaves);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), path + "/" + i, leaves);
      }
    } else if (!node.isNull()) {
      leaves.put(path, print(node));
    }
  }

  private static String print(JsonNode leaf) {
    return leaf.isNumber()
        ? leaf.decimalValue().stripTrailingZeros().toPlainString()
        : leaf.toString();
  }

  /// The places of all leaves, as containers and the key or index in them.
  static List<Place> places(JsonNode tree) {
    List<Place> places = new ArrayList<>();
    collect(tree, places);
    return places;
  }

  /// A leaf's place.
  record Place(JsonNode container, String key) {

    /// Puts another leaf there.
    void replace(JsonNode other) {
      switch (container) {
        case ObjectNode object -> object.set(key, other);
        case ArrayNode array -> array.set(Integer.parseInt(key), other);
        default -> throw new IllegalStateException("no container: " + container);
      }
    }
  }

  private static void collect(JsonNode node, List<Place> places) {
    for (Map.Entry<String, JsonNode> each : entries(node)) {
      if (each.getValue().isContainerNode()) {
        collect(each.getValue(), places);
      } else if (!each.getValue().isNull()) {
        places.add(new Place(node, each.getKey()));
      }
    }
  }

  private static List<Map.Entry<String, JsonNode>> entries(JsonNode node) {
    if (node.isObject()) {
      return List.copyOf(node.properties());
    }
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      entries.add(Map.entry(String.valueOf(i), node.get(i)));
    }
    return entries;
  }
}
