package dev.trowel.core.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Trees as their leaves: numbers by value; absent, null, `{}` and `[]` are the same.
final class Leaves {

  private Leaves() {}

  /// Path → text of each leaf.
  static Map<String, String> of(JsonNode tree) {
    Map<String, String> leaves = new TreeMap<>();
    collect(tree, "", leaves);
    return leaves;
  }

  private static void collect(JsonNode node, String path, Map<String, String> leaves) {
    if (node.isContainerNode()) {
      keys(node).forEach(key -> collect(child(node, key), path + "/" + key, leaves));
    } else if (!node.isNull()) {
      leaves.put(path, text(node));
    }
  }

  private static String text(JsonNode leaf) {
    return leaf.isNumber()
        ? leaf.decimalValue().stripTrailingZeros().toPlainString()
        : leaf.toString();
  }

  /// One leaf's place in a tree.
  record Place(JsonNode parent, String key) {
    /// Puts another text there and returns what undoes it.
    Runnable alter() {
      JsonNode old = child(parent, key);
      put(TextNode.valueOf("altered " + old.asText()));
      return () -> put(old);
    }

    private void put(JsonNode value) {
      if (parent instanceof ObjectNode object) {
        object.set(key, value);
      } else {
        ((ArrayNode) parent).set(Integer.parseInt(key), value);
      }
    }
  }

  /// The places of all leaves.
  static List<Place> places(JsonNode tree) {
    List<Place> places = new ArrayList<>();
    for (String key : keys(tree)) {
      JsonNode below = child(tree, key);
      if (below.isContainerNode()) {
        places.addAll(places(below));
      } else if (!below.isNull()) {
        places.add(new Place(tree, key));
      }
    }
    return places;
  }

  private static List<String> keys(JsonNode node) {
    return node.isObject()
        ? node.propertyStream().map(Map.Entry::getKey).toList()
        : IntStream.range(0, node.size()).mapToObj(Integer::toString).toList();
  }

  private static JsonNode child(JsonNode node, String key) {
    return node.isObject() ? node.get(key) : node.get(Integer.parseInt(key));
  }
}
