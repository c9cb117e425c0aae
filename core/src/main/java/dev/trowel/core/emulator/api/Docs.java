package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.store.Json;
import java.util.Optional;
import java.util.stream.Stream;

/// Small steps with JSON objects that all handlers share.
final class Docs {
  private Docs() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /// A text or number as text; empty when absent or blank.
  static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field).asText("")).filter(text -> !text.isBlank());
  }

  /// A text that has to be there, else 400.
  static String required(JsonNode node, String field) {
    return text(node, field).orElseThrow(() -> ApiException.missing(field));
  }

  /// Puts a value where there is none.
  static void defaults(ObjectNode node, String field, JsonNode value) {
    if (!node.has(field)) {
      node.set(field, value);
    }
  }

  static void defaults(ObjectNode node, String field, String value) {
    defaults(node, field, node.textNode(value));
  }

  static void defaults(ObjectNode node, String field, int value) {
    defaults(node, field, node.numberNode(value));
  }

  static void defaults(ObjectNode node, String field, boolean value) {
    defaults(node, field, node.booleanNode(value));
  }

  /// The elements of a list that are objects; none when the list is absent.
  static Stream<ObjectNode> objects(JsonNode node, String field) {
    return node.path(field)
        .valueStream()
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast);
  }

  /// The object at `field`; made when it is absent.
  static ObjectNode child(ObjectNode node, String field) {
    return node.get(field) instanceof ObjectNode found ? found : node.putObject(field);
  }

  /// The fields of `node` that `names` lists.
  static ObjectNode only(ObjectNode node, String... names) {
    ObjectNode picked = object();
    for (String name : names) {
      if (node.has(name)) {
        picked.set(name, node.get(name));
      }
    }
    return picked;
  }

  /// The tree of a text that is known to be JSON.
  static JsonNode read(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /// A JSON object written with single quotes, as tables of defaults are.
  static ObjectNode parse(String text) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
