package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.value.SmallNodes;
import java.util.function.Consumer;

/// Small helps for building and reading JSON trees.
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /// A tree of plain values, lists and maps.
  static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  static ObjectNode object() {
    return SmallNodes.INSTANCE.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /// A copy of `node` as an object; an empty one when it is none.
  static ObjectNode copy(JsonNode node) {
    return node instanceof ObjectNode object ? object.deepCopy() : object();
  }

  /// A number where `text` is one, else the text: ids of jobs are numbers on the wire.
  static JsonNode idNode(String text) {
    boolean digits = !text.isEmpty() && text.length() < 19 && text.chars().allMatch(Json::isDigit);
    return digits
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
        : JsonNodeFactory.instance.textNode(text);
  }

  /// Hands the value of `field` to `sink`, where there is one.
  static void ifPresent(JsonNode object, String field, Consumer<JsonNode> sink) {
    JsonNode value = object.path(field);
    if (!value.isMissingNode() && !value.isNull()) {
      sink.accept(value);
    }
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
