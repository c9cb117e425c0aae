package dev.trowel.schema.preset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.List;

/// Turns values of the schema files into values of a bundle.
final class Json {

  private static final Span FORMAT = Span.synthetic("default");

  private Json() {}

  /// The same content; its place says that the format put it in.
  static Value value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> mapping(node);
      case ARRAY -> seq(node);
      case BOOLEAN -> new Value.Bool(FORMAT, node.booleanValue());
      case NUMBER -> new Value.Num(FORMAT, node.asText());
      case STRING -> new Value.Text(FORMAT, node.textValue());
      case NULL, MISSING, BINARY, POJO -> new Value.Null(FORMAT);
    };
  }

  private static Mapping mapping(JsonNode node) {
    Mapping mapping = Mapping.empty(FORMAT);
    for (var field : node.properties()) {
      mapping = mapping.with(field.getKey(), value(field.getValue()));
    }
    return mapping;
  }

  private static Seq seq(JsonNode node) {
    List<Value> items = new ArrayList<>();
    node.forEach(item -> items.add(value(item)));
    return new Seq(FORMAT, items);
  }
}
