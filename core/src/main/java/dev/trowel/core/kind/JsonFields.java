package dev.trowel.core.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Fields that hold a JSON document: text in the API, text or a tree in a bundle (format.md 2.8).
final class JsonFields {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private JsonFields() {}

  /// A copy of the settings with what is under `field` as text: a text as it was written, a tree on
  /// one line with its keys sorted and `<`, `>` and `&` escaped, as the incumbent writes it.
  static ObjectNode in(ObjectNode settings, String field) {
    ObjectNode copy = settings.deepCopy();
    JsonNode content = copy.path(field);
    if (content.isContainerNode()) {
      copy.put(field, written(content));
    }
    return copy;
  }

  /// Whether both hold the same document; two texts that are no JSON are the same when they are
  /// equal.
  static boolean same(JsonNode a, JsonNode b) {
    if (a.equals(b)) {
      return true;
    }
    JsonNode left = document(a);
    return !left.isMissingNode() && left.equals(document(b));
  }

  private static JsonNode document(JsonNode content) {
    try {
      return MAPPER.readTree(content.isTextual() ? content.textValue() : written(content));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static String written(JsonNode tree) {
    try {
      return MAPPER
          .writeValueAsString(tree)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }
}
