package dev.trowel.core.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.schema.address.Path;

/// Keeps secrets out of the state: a secret text is recorded as `""` (format.md 4.1).
final class Redaction {

  private Redaction() {}

  /// What is recorded of settings that were sent.
  static JsonNode recorded(ObjectNode settings, FieldRules rules) {
    ObjectNode copy = settings.deepCopy();
    blank(copy, Path.ROOT, rules);
    return copy;
  }

  private static void blank(JsonNode node, Path path, FieldRules rules) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyStream().map(java.util.Map.Entry::getKey).toList()) {
        Path below = path.field(name);
        if (object.get(name).isTextual() && rules.at(below).contains(FieldRule.SECRET)) {
          object.set(name, TextNode.valueOf(""));
        } else {
          blank(object.get(name), below, rules);
        }
      }
    } else {
      for (int i = 0; i < node.size(); i++) {
        blank(node.get(i), path.index(i), rules);
      }
    }
  }
}
