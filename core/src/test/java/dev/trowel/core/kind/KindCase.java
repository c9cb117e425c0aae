package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.schema.address.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One kind and its file `src/test/cases/kinds/<kind>.yml`; the README there tells what the file
/// says.
record KindCase(ResourceKind kind, JsonNode file) {

  private static final ObjectMapper YAML = new YAMLMapper();

  /// A field of the minimal settings that goes from one value to another.
  record Change(JsonNode line) {
    String field() {
      return line.path("field").asText();
    }

    /// Whether a workspace takes part in it, or only the rules.
    boolean isOnWire() {
      return line.path("wire").asBoolean(true);
    }

    String expect() {
      return line.path("expect").asText();
    }

    Path path() {
      Path path = Path.ROOT;
      for (String step : field().split("\\.", -1)) {
        boolean index = step.chars().allMatch(Character::isDigit);
        path = index ? path.index(Integer.parseInt(step)) : path.field(step);
      }
      return path;
    }

    @Override
    public String toString() {
      return line.toString();
    }
  }

  static KindCase of(ResourceKind kind) {
    java.nio.file.Path file = java.nio.file.Path.of("src/test/cases/kinds", kind.name() + ".yml");
    try {
      return new KindCase(kind, YAML.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<KindCase> all() {
    return Kinds.ALL.stream().map(KindCase::of).toList();
  }

  Operations operations() {
    return kind.operations();
  }

  String id() {
    return file.path("id").asText();
  }

  ObjectNode settings() {
    return file.path("settings").deepCopy();
  }

  List<Change> list(String section) {
    return StreamSupport.stream(file.path(section).spliterator(), false).map(Change::new).toList();
  }

  /// The settings before the change: the minimal ones where it does not say.
  ObjectNode before(Change change) {
    ObjectNode settings = settings();
    change
        .line()
        .path("also")
        .properties()
        .forEach(field -> settings.set(field.getKey(), field.getValue().deepCopy()));
    JsonNode from = change.line().path("from");
    return from.isMissingNode() ? settings : put(settings, change, from);
  }

  /// The settings after the change: without the field where it does not say.
  ObjectNode after(Change change) {
    return put(before(change), change, change.line().path("to"));
  }

  static ObjectNode put(ObjectNode settings, Change change, JsonNode value) {
    String[] steps = change.field().split("\\.", -1);
    JsonNode at = settings;
    for (int i = 0; i < steps.length - 1; i++) {
      JsonNode next =
          at instanceof ArrayNode list ? list.path(Integer.parseInt(steps[i])) : at.path(steps[i]);
      at = next.isMissingNode() ? ((ObjectNode) at).putObject(steps[i]) : next;
    }
    String last = steps[steps.length - 1];
    if (value.isMissingNode()) {
      ((ObjectNode) at).remove(last);
    } else {
      ((ObjectNode) at).set(last, value);
    }
    return settings;
  }

  /// The tree with its numbers as a parser makes them, so that equal ones are equal; missing for
  /// null.
  static JsonNode parsed(@Nullable JsonNode tree) {
    if (tree == null) {
      return MissingNode.getInstance();
    }
    try {
      return YAML.readTree(YAML.writeValueAsString(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return kind.name();
  }
}
