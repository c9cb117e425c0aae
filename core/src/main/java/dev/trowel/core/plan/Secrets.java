package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.FieldRules;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Map;

/// Keeps the texts of secret fields out of what is written down.
public final class Secrets {

  private Secrets() {}

  /// A copy of `settings` with every secret text replaced by `mark`.
  public static ObjectNode redacted(ObjectNode settings, FieldRules rules, TextNode mark) {
    ObjectNode copy = settings.deepCopy();
    redact(copy, Path.ROOT, rules, mark);
    return copy;
  }

  /// A copy of what stands at `path` in settings, every secret text in it replaced by `mark`.
  public static JsonNode redacted(JsonNode value, Path path, FieldRules rules, TextNode mark) {
    if (value.isTextual() && rules.at(path).contains(FieldRule.SECRET)) {
      return mark;
    }
    JsonNode copy = value.deepCopy();
    redact(copy, path, rules, mark);
    return copy;
  }

  private static void redact(JsonNode node, Path path, FieldRules rules, TextNode mark) {
    if (node instanceof ObjectNode object) {
      List<String> names = object.propertyStream().map(Map.Entry::getKey).toList();
      for (String name : names) {
        Path below = path.field(name);
        if (object.get(name).isTextual() && rules.at(below).contains(FieldRule.SECRET)) {
          object.set(name, mark);
        } else {
          redact(object.get(name), below, rules, mark);
        }
      }
    } else {
      for (int i = 0; i < node.size(); i++) {
        redact(node.get(i), path.index(i), rules, mark);
      }
    }
  }
}
