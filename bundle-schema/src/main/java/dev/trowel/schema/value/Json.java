package dev.trowel.schema.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Bool;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Null;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Between located trees and plain JSON.
public final class Json {

  private static final JsonNodeFactory NODES = SmallNodes.INSTANCE;
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
  private static final int LONG_DIGITS = 18;

  private Json() {}

  /// The tree as it is sent to the workspace: places are lost, secrets are in clear.
  public static JsonNode reveal(Value value) {
    return switch (value) {
      case Null _ -> NODES.nullNode();
      case Bool bool -> NODES.booleanNode(bool.value());
      case Num num -> number(num.text());
      case Text text -> NODES.textNode(text.text());
      case Secret secret -> NODES.textNode(secret.reveal());
      case Seq seq -> {
        ArrayNode array = NODES.arrayNode(seq.items().size());
        seq.items().forEach(item -> array.add(reveal(item)));
        yield array;
      }
      case Mapping mapping -> object(mapping);
    };
  }

  /// The mapping as it is sent to the workspace.
  public static ObjectNode object(Mapping mapping) {
    ObjectNode object = NODES.objectNode();
    mapping.entries().forEach((key, entry) -> object.set(key, reveal(entry.value())));
    return object;
  }

  /// The JSON tree as if all of it were written at `place`.
  public static Value at(Span place, JsonNode json) {
    if (json.isObject()) {
      SequencedMap<String, Entry> entries = new LinkedHashMap<>();
      json.properties()
          .forEach(e -> entries.put(e.getKey(), new Entry(place, at(place, e.getValue()))));
      return new Mapping(place, entries);
    }
    if (json.isArray()) {
      List<Value> items = new ArrayList<>(json.size());
      json.forEach(item -> items.add(at(place, item)));
      return new Seq(place, items);
    }
    if (json.isBoolean()) {
      return new Bool(place, json.booleanValue());
    }
    if (json.isNumber()) {
      return new Num(place, json.asText());
    }
    return json.isNull() ? new Null(place) : new Text(place, json.asText());
  }

  private static JsonNode number(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return decimal(text);
    }
    return text.length() <= LONG_DIGITS
        ? NODES.numberNode(Long.parseLong(text))
        : NODES.numberNode(new BigInteger(text));
  }

  private static JsonNode decimal(String text) {
    try {
      return NODES.numberNode(new BigDecimal(text));
    } catch (NumberFormatException notDecimal) {
      return NODES.textNode(text);
    }
  }
}
