package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// What bodies of requests may say, read from `types.json`, which the official Python SDK gives.
///
/// As the service does: unknown fields are dropped, null is absent, a number may come as text and
/// the other way round; anything else of a wrong type is refused.
public final class Types {
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,19}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode types;

  private Types(JsonNode types) {
    this.types = types;
  }

  /// The types that come with the program.
  public static Types load() {
    try (InputStream in = Types.class.getResourceAsStream("/dev/trowel/core/emulator/types.json")) {
      return new Types(Json.MAPPER.readTree(Objects.requireNonNull(in)).get("types"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The body of a request as the service understands it.
  ///
  /// @param request as `types.json` names it, such as `jobs.create`
  /// @throws ApiException 400 when a value has the wrong type
  public ObjectNode read(String request, ObjectNode body) {
    return object(types.get(request), body);
  }

  private ObjectNode object(JsonNode fields, ObjectNode value) {
    ObjectNode read = NODES.objectNode();
    value.forEachEntry((name, child) -> {
      JsonNode type = fields.get(name);
      if (type != null && !child.isNull()) {
        read.set(name, value(type, name, child));
      }
    });
    return read;
  }

  private JsonNode value(JsonNode type, String name, JsonNode value) {
    if (type.isArray()) {
      return list(type.get(0), name, value);
    }
    if (type.isObject()) {
      return map(type.get("*"), name, value);
    }
    return switch (type.asText()) {
      case "string" -> string(name, value);
      case "integer" -> integer(name, value);
      case "number" -> number(name, value);
      case "boolean" -> bool(name, value);
      case "any" -> value;
      default -> named(types.get(type.asText()), name, value);
    };
  }

  private JsonNode list(JsonNode type, String name, JsonNode value) {
    if (!value.isArray()) {
      throw expected("START_ARRAY", value);
    }
    ArrayNode read = NODES.arrayNode();
    value.forEach(child -> read.add(value(type, name, child)));
    return read;
  }

  private JsonNode map(JsonNode type, String name, JsonNode value) {
    ObjectNode read = NODES.objectNode();
    asObject(value).forEachEntry((key, child) -> read.set(key, value(type, name, child)));
    return read;
  }

  private JsonNode named(JsonNode type, String name, JsonNode value) {
    return type.path("enum").isArray()
        ? choice(type.get("enum"), name, value)
        : object(type, asObject(value));
  }

  private static ObjectNode asObject(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw expected("START_OBJECT", value);
  }

  private static JsonNode choice(JsonNode choices, String name, JsonNode value) {
    if (choices.valueStream().noneMatch(choice -> choice.equals(value))) {
      throw ApiException.malformed(
          "Invalid value '" + value.asText() + "' for enum field '" + name + "'");
    }
    return value;
  }

  private static JsonNode string(String name, JsonNode value) {
    if (!value.isValueNode()) {
      throw ApiException.malformed("Expected Scalar value for String field '" + name + "'");
    }
    return NODES.textNode(value.asText());
  }

  private static JsonNode integer(String name, JsonNode value) {
    if (value.isIntegralNumber()) {
      return value;
    }
    if (value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0) {
      return NODES.numberNode(value.longValue());
    }
    if (value.isTextual() && INTEGER.matcher(value.asText()).matches()) {
      return NODES.numberNode(Long.parseLong(value.asText()));
    }
    throw scalar("integer", name, value);
  }

  private static JsonNode number(String name, JsonNode value) {
    if (value.isNumber()) {
      return value;
    }
    if (value.isTextual() && NUMBER.matcher(value.asText()).matches()) {
      return NODES.numberNode(Double.parseDouble(value.asText()));
    }
    throw scalar("number", name, value);
  }

  private static JsonNode bool(String name, JsonNode value) {
    if (value.isBoolean()) {
      return value;
    }
    if (value.asText().equals("true") || value.asText().equals("false")) {
      return NODES.booleanNode(value.asBoolean());
    }
    throw scalar("boolean", name, value);
  }

  private static ApiException scalar(String wanted, String name, JsonNode value) {
    return ApiException.malformed(
        "Invalid " + wanted + " value " + value + " for field '" + name + "'");
  }

  private static ApiException expected(String token, JsonNode value) {
    return ApiException.malformed("Expected '" + token + "' not '" + tokenOf(value) + "'");
  }

  /// The parser's name for what it found instead.
  private static String tokenOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "START_OBJECT";
      case ARRAY -> "START_ARRAY";
      case STRING, BINARY -> "VALUE_STRING";
      case NUMBER -> value.isIntegralNumber() ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT";
      case BOOLEAN -> "VALUE_" + value.asText().toUpperCase(Locale.ROOT);
      case NULL, MISSING -> "VALUE_NULL";
    };
  }
}
