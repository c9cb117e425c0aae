package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schema;
import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.MapOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schema.Scalar;
import dev.trowel.schema.shape.Types;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Brings trees into the form they have on the wire (sdk-java.md 1.2).
///
/// Nothing is said of null, of an empty list and of an empty map; an empty object, `0`, `false` and
/// `""` are said.
public final class Wire {

  private final Types types;
  private final boolean prune;

  private Wire(Types types, boolean prune) {
    this.types = types;
    this.prune = prune;
  }

  /// The settings as they are sent and recorded; fields the schema does not know stay.
  public static ObjectNode clean(ObjectNode settings, KindSchema schema) {
    return new Wire(schema.types(), false).object(settings, schema.settings());
  }

  /// The live settings as they compare: without fields the schema does not know, and with numbers
  /// as numbers where the workspace wrote them as text.
  public static ObjectNode comparable(ObjectNode live, KindSchema schema) {
    return new Wire(schema.types(), true).object(live, schema.settings());
  }

  private ObjectNode object(ObjectNode object, ObjectOf type) {
    ObjectNode copy = Json.object();
    for (var field : object.properties()) {
      Schema schema = type.fields().get(field.getKey());
      JsonNode value = schema == null ? unknown(field.getValue()) : value(field.getValue(), schema);
      if (value != null) {
        copy.set(field.getKey(), value);
      }
    }
    return copy;
  }

  private @Nullable JsonNode unknown(JsonNode value) {
    return prune || value.isNull() ? null : value.deepCopy();
  }

  /// The value in its form on the wire; null when nothing is said of it.
  private @Nullable JsonNode value(JsonNode value, Schema declared) {
    if (value.isNull()) {
      return null;
    }
    return switch (types.resolve(declared)) {
      case ObjectOf type when value instanceof ObjectNode object -> object(object, type);
      case MapOf(Schema element) when value instanceof ObjectNode map -> map(map, element);
      case ListOf(Schema element) when value instanceof ArrayNode list -> list(list, element);
      case Scalar scalar when prune && value.isTextual() -> number(value, scalar);
      case Schema ignored -> value.deepCopy();
    };
  }

  private @Nullable JsonNode map(ObjectNode map, Schema element) {
    ObjectNode copy = Json.object();
    for (var field : map.properties()) {
      JsonNode value = value(field.getValue(), element);
      if (value != null) {
        copy.set(field.getKey(), value);
      }
    }
    return copy.isEmpty() ? null : copy;
  }

  private @Nullable JsonNode list(ArrayNode list, Schema element) {
    ArrayNode copy = Json.array();
    for (JsonNode each : list) {
      JsonNode value = value(each, element);
      copy.add(value == null ? each : value);
    }
    return copy.isEmpty() ? null : copy;
  }

  private static JsonNode number(JsonNode text, Scalar scalar) {
    return switch (scalar) {
      case INTEGER, NUMBER -> parsed(text);
      case STRING, BOOLEAN, ANY -> text;
    };
  }

  private static JsonNode parsed(JsonNode text) {
    try {
      return DecimalNode.valueOf(new BigDecimal(text.asText()));
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
