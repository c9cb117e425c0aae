package dev.trowel.schema.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Secret;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.List;

/// What the code is given: the bundle's tree, in the form that the package `databricks-bundles`
/// reads.
final class Input {

  static final String RESOURCES = "resources";
  private static final String VARIABLES = "variables";

  /// Fields that bundles may carry and the package refuses; they have no effect.
  private static final List<String> WITHOUT_EFFECT = List.of("id", "url");

  private static final String LIFECYCLE = "lifecycle";

  /// What Trowel adds to `lifecycle`, and the package refuses: the code is not shown it.
  private static final List<String> OWN =
      List.of("ignore_changes", "skip_until_model", "wait_for_model", "traffic");

  private Input() {}

  /// The tree as JSON, secrets in clear.
  static ObjectNode of(Mapping tree, PythonSection section) {
    ObjectNode input = Json.object(tree);
    JsonNode variables = input.remove(VARIABLES);
    dropNulls(input);
    if (variables instanceof ObjectNode all) {
      all.properties().forEach(each -> symbolic(each.getKey(), each.getValue()));
      input.set(VARIABLES, all);
    }
    input
        .path(RESOURCES)
        .properties()
        .forEach(kind -> kind.getValue().forEach(each -> shown(kind.getKey(), each)));
    // Old releases of the package know the section in its old place only, new ones compare.
    JsonNode copy = Json.object(section.written());
    input.withObjectProperty("experimental").set("python", copy);
    return input;
  }

  private static void shown(String kind, JsonNode resource) {
    if (resource instanceof ObjectNode object) {
      object.remove(WITHOUT_EFFECT);
      Schemas.kind(kind).ifPresent(known -> object.remove(known.facets().own()));
      if (object.get(LIFECYCLE) instanceof ObjectNode lifecycle
          && lifecycle.remove(OWN).isEmpty()) {
        object.remove(LIFECYCLE);
      }
    }
  }

  /// The package takes null for a mapping, and fails.
  private static void dropNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    }
    node.forEach(Input::dropNulls);
  }

  /// A variable that only the workspace could tell stands for itself.
  private static void symbolic(String name, JsonNode variable) {
    if (variable instanceof ObjectNode object && object.has("lookup") && !object.has("value")) {
      object.put("value", "${var." + name + "}");
    }
  }

  /// All secrets of the tree.
  static List<String> secrets(Value value) {
    List<String> secrets = new ArrayList<>();
    collect(value, secrets);
    return secrets;
  }

  private static void collect(Value value, List<String> secrets) {
    switch (value) {
      case Mapping mapping ->
          mapping.entries().values().forEach(entry -> collect(entry.value(), secrets));
      case Seq seq -> seq.items().forEach(item -> collect(item, secrets));
      case Secret secret -> secrets.add(secret.reveal());
      case Value.Null _, Value.Bool _, Value.Num _, Value.Text _ -> {}
    }
  }
}
