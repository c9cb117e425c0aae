package dev.trowel.core.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.state.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Puts names in the place of what differs from run to run, as the recordings do.
final class Placeholders {

  private static final Pattern FOLDER = Pattern.compile("(?<=/permissions/directories/)\\d+");

  private final Map<String, String> names = new LinkedHashMap<>();

  /// Names for the ids in `state`; ids that are names themselves stay.
  Placeholders(State state) {
    state
        .resources()
        .forEach((key, recorded) -> {
          if (key.equals(key.owner()) && isGiven(recorded.id())) {
            names.put(recorded.id(), "[" + key + ".id]");
          }
        });
  }

  /// Also calls `id` `name`.
  Placeholders plus(String id, String name) {
    names.put(id, name);
    return this;
  }

  private static boolean isGiven(String id) {
    return id.matches("\\d{5,}|[0-9a-f-]{36}|\\d{4}-\\d{6}-[a-z0-9]+");
  }

  String in(String text) {
    String named = text;
    for (Map.Entry<String, String> each : names.entrySet()) {
      named = named.replace(each.getKey(), each.getValue());
    }
    return FOLDER.matcher(named).replaceAll("[number]");
  }

  JsonNode in(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> object.set(in(e.getKey()), in(e.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(in(item)));
      return array;
    }
    String text = in(node.asText());
    return text.equals(node.asText()) ? node : TextNode.valueOf(text);
  }
}
