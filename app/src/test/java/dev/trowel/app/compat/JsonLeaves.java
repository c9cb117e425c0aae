package dev.trowel.app.compat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/// Trees as their leaves: numbers by value; absent, null, `{}` and `[]` are the same.
final class JsonLeaves {

  private JsonLeaves() {}

  /// JSON pointer → text of each leaf.
  static Map<String, String> of(JsonNode tree) {
    Map<String, String> leaves = new TreeMap<>();
    collect(tree, JsonPointer.empty(), leaves);
    return leaves;
  }

  /// `tree` with another leaf at `pointer`.
  static JsonNode with(JsonNode tree, String pointer, JsonNode leaf) {
    JsonNode copy = tree.deepCopy();
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = copy.at(at.head());
    if (parent instanceof ObjectNode object) {
      object.set(at.last().getMatchingProperty(), leaf);
    } else if (parent instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), leaf);
    }
    return copy;
  }

  private static void collect(JsonNode node, JsonPointer at, Map<String, String> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(field.getValue(), at.appendProperty(field.getKey()), leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at.appendIndex(i), leaves);
      }
    } else if (!node.isNull()) {
      leaves.put(at.toString(), text(node));
    }
  }

  private static String text(JsonNode leaf) {
    return leaf.isNumber()
        ? leaf.decimalValue().stripTrailingZeros().toPlainString()
        : leaf.toString();
  }
}
