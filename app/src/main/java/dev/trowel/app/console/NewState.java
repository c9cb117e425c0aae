package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Settings;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.shape.Schema;

/// What a resource shall be, as plan files split it: what is known, and what waits for others
/// (format.md 1.4).
final class NewState {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private NewState() {}

  /// `{"value": …, "vars": {"tasks[0].run_job_task.job_id": "${resources.jobs.train.id}"}}`.
  static ObjectNode of(ResourceKey key, Settings desired) {
    ObjectNode json = NODES.objectNode();
    ObjectNode value = desired.value().deepCopy();
    json.set("value", value);
    if (!desired.isKnown()) {
      ObjectNode vars = json.putObject("vars");
      desired
          .open()
          .forEach((path, template) -> {
            vars.put(path.toString(), template.text());
            hollow(key, desired, value, path);
          });
    }
    return json;
  }

  /// A text keeps its reference; where no text can stand, and in the name of a parent, the type's
  /// empty value does.
  private static void hollow(ResourceKey key, Settings desired, ObjectNode value, Path path) {
    if (key.part() != Part.SELF && path.steps().size() == 1) {
      put(value, path, NODES.textNode(""));
    } else if (isNumber(desired, path)) {
      put(value, path, NODES.numberNode(0));
    }
  }

  private static boolean isNumber(Settings desired, Path path) {
    return desired
        .types()
        .at(path)
        .filter(type -> type == Schema.Scalar.INTEGER || type == Schema.Scalar.NUMBER)
        .isPresent();
  }

  private static void put(ObjectNode root, Path path, JsonNode leaf) {
    JsonNode parent = parent(root, path);
    switch (path.steps().getLast()) {
      case Path.Field(String name) when parent instanceof ObjectNode object ->
          object.set(name, leaf);
      case Path.Index(int index) when parent instanceof ArrayNode array -> array.set(index, leaf);
      case Path.Field _, Path.Index _, Path.Keyed _ -> {}
    }
  }

  private static JsonNode parent(JsonNode root, Path path) {
    JsonNode at = root;
    for (Path.Step step : path.parent().steps()) {
      at = child(at, step);
    }
    return at;
  }

  private static JsonNode child(JsonNode at, Path.Step step) {
    return switch (step) {
      case Path.Field(String name) -> at.path(name);
      case Path.Index(int index) -> at.path(index);
      case Path.Keyed _ -> NODES.missingNode();
    };
  }
}
