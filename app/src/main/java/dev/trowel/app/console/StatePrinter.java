package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is recorded of a deployment, without anything that looks like a credential.
///
/// @param state what is recorded
/// @param key the resource to show; empty for all, without their settings
public record StatePrinter(State state, Optional<ResourceKey> key) {

  private static final String COMMAND = "state show";

  /// A table; of one resource also what was last sent.
  public String text() {
    return key.isPresent() ? details() : table();
  }

  private String table() {
    SortedMap<ResourceKey, Recorded> shown = shown();
    StringBuilder text = new StringBuilder();
    text.append("Serial:    ").append(state.serial()).append('\n');
    text.append("Lineage:   ").append(state.lineage()).append('\n');
    text.append("Resources: ").append(count(shown)).append('\n');
    int width = shown.keySet().stream().mapToInt(each -> name(each).length()).max().orElse(0);
    shown.forEach((each, recorded) ->
        text.append("  ")
            .append(Fit.padded(name(each), width))
            .append("  ")
            .append(Fit.line(recorded.id()))
            .append(recorded.isKnown() ? "" : "  (settings not known)")
            .append('\n'));
    return text.toString();
  }

  private static long count(Map<ResourceKey, Recorded> shown) {
    return shown.keySet().stream().filter(each -> each.part() == Part.SELF).count();
  }

  private String details() {
    StringBuilder text = new StringBuilder();
    shown()
        .forEach((each, recorded) -> {
          text.append(name(each)).append('\n');
          text.append("  id: ").append(Fit.line(recorded.id())).append('\n');
          recorded
              .dependsOn()
              .forEach(
                  on -> text.append("  depends on: ").append(Fit.line(on.node())).append('\n'));
          JsonText.of(hidden(recorded.settings()))
              .lines()
              .forEach(line -> text.append("  ").append(line).append('\n'));
        });
    return text.toString();
  }

  private static String name(ResourceKey key) {
    return Fit.line(key.toString());
  }

  private SortedMap<ResourceKey, Recorded> shown() {
    SortedMap<ResourceKey, Recorded> shown = new TreeMap<>(state.resources());
    key.ifPresent(one -> shown.keySet().removeIf(each -> !each.owner().equals(one.owner())));
    return shown;
  }

  /// The envelope around it.
  public String json(List<Diagnostic> diagnostics) {
    return Envelope.of(COMMAND, this::write, diagnostics);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("lineage", state.lineage());
    json.writeNumberField("serial", state.serial());
    json.writeArrayFieldStart("resources");
    for (var entry : shown().entrySet()) {
      json.writeStartObject();
      json.writeStringField("key", entry.getKey().toString());
      json.writeStringField("id", entry.getValue().id());
      json.writeArrayFieldStart("depends_on");
      for (Recorded.Dependency on : entry.getValue().dependsOn()) {
        json.writeString(on.node());
      }
      json.writeEndArray();
      if (key.isPresent()) {
        json.writeFieldName("settings");
        JsonText.write(json, hidden(entry.getValue().settings()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// A secret should not be recorded; a state that was edited may hold one all the same.
  private static JsonNode hidden(JsonNode settings) {
    if (settings instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(field -> copy.set(field.getKey(), hidden(field.getKey(), field.getValue())));
      return copy;
    }
    if (settings.isArray()) {
      var copy = JsonNodeFactory.instance.arrayNode();
      settings.forEach(each -> copy.add(hidden(each)));
      return copy;
    }
    return settings.isTextual()
        ? JsonNodeFactory.instance.textNode(masked(settings.asText(), 0))
        : settings;
  }

  private static JsonNode hidden(String name, JsonNode value) {
    String prefix = name + ": ";
    return value.isTextual() && !value.asText().isEmpty()
        ? JsonNodeFactory.instance.textNode(masked(prefix + value.asText(), prefix.length()))
        : hidden(value);
  }

  /// @param from how much of the text stands there only to say what the rest is
  private static String masked(String text, int from) {
    return text.lines()
        .map(StatePrinter::maskedLine)
        .collect(Collectors.joining("\n"))
        .substring(from);
  }

  private static String maskedLine(String line) {
    BitSet hidden = Mask.of(line);
    if (hidden.isEmpty()) {
      return line;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (!hidden.get(i)) {
        text.append(line.charAt(i));
      } else if (i == 0 || !hidden.get(i - 1)) {
        text.append(Mask.HIDDEN);
      }
    }
    return text.toString();
  }
}
