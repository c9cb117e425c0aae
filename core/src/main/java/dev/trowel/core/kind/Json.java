package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.value.SmallNodes;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Small helps for building and reading JSON trees.
final class Json {

  private Json() {}

  /// A tree of texts, truth values, whole numbers, and lists and maps of them.
  ///
  /// @throws IllegalArgumentException for anything else
  static JsonNode of(Object value) {
    JsonNodeFactory nodes = SmallNodes.INSTANCE;
    return switch (value) {
      case String text -> nodes.textNode(text);
      case Boolean yes -> nodes.booleanNode(yes);
      case Integer number -> nodes.numberNode(number);
      case List<?> items -> {
        ArrayNode list = array();
        items.forEach(item -> list.add(of(item)));
        yield list;
      }
      case Map<?, ?> fields -> {
        ObjectNode object = object();
        fields.forEach((name, each) -> object.set((String) name, of(each)));
        yield object;
      }
      case JsonNode tree -> tree;
      default -> throw new IllegalArgumentException("no plain value: " + value.getClass());
    };
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
