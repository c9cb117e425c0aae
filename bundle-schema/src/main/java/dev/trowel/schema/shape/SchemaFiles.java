package dev.trowel.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.shape.Schema.Choice;
import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.MapOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schema.Ref;
import dev.trowel.schema.shape.Schema.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `schema/*.json`. A type expression is the name of a scalar or, with a dot, of a type; a
/// list of one expression; or `{"*": expression}` for a mapping with free keys.
final class SchemaFiles {

  private SchemaFiles() {}

  /// The plural names of all kinds that can be deployed, sorted.
  static List<String> kinds() {
    return texts(read("kinds"));
  }

  /// The schema of a kind.
  ///
  /// @throws IllegalStateException when the program was built without it
  static KindSchema kind(String kind) {
    JsonNode file = read(kind);
    Types types = types(file);
    ObjectOf settings = (ObjectOf) types.resolve(new Ref(file.required("settings").asText()));
    Facets facets = FacetsFile.read(file.path("facets"));
    return new KindSchema(
        file.required("kind").asText(),
        file.required("singular").asText(),
        facets.startable() ? startable(settings) : settings,
        types,
        facets);
  }

  /// Whether it runs is a setting too (format.md 4.11).
  private static ObjectOf startable(ObjectOf settings) {
    Map<String, Schema> fields = new HashMap<>(settings.fields());
    Map<String, Schema> started = Map.of("started", Scalar.BOOLEAN);
    fields.put(ResourceShapes.LIFECYCLE, new ObjectOf("bundle.Started", started, Set.of()));
    return new ObjectOf(settings.name(), fields, settings.required());
  }

  /// The sections of a bundle file.
  static Shape sections() {
    Types types = types(read("bundle"));
    return new Shape((ObjectOf) types.resolve(new Ref("bundle.Root")), types);
  }

  /// Terraform's names for the fields of kinds; a kind that is not among them has the same.
  static Map<String, TerraformFields> terraform() {
    Map<String, TerraformFields> byKind = new HashMap<>();
    for (Map.Entry<String, JsonNode> kind : read("terraform").properties()) {
      byKind.put(
          kind.getKey(),
          new TerraformFields(
              FacetsFile.texts(kind.getValue(), "renamed"),
              new HashSet<>(texts(kind.getValue().path("only")))));
    }
    return Map.copyOf(byKind);
  }

  /// What workspaces report of resources: kind → field → as far as known its type.
  static Map<String, Lazy<Map<String, Schema>>> outputs() {
    Map<String, Lazy<Map<String, Schema>>> byKind = new HashMap<>();
    for (Map.Entry<String, JsonNode> kind : read("outputs").properties()) {
      byKind.put(kind.getKey(), new Lazy<>(() -> fields(kind.getValue())));
    }
    return Map.copyOf(byKind);
  }

  static Types types(JsonNode file) {
    Map<String, Lazy<Schema>> byName = new HashMap<>();
    for (Map.Entry<String, JsonNode> type : file.required("types").properties()) {
      byName.put(type.getKey(), new Lazy<>(() -> type(type.getKey(), type.getValue())));
    }
    return Types.later(byName);
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static Schema type(String name, JsonNode node) {
    if (node.has("enum")) {
      return new Choice(texts(node.path("enum")));
    }
    JsonNode required = node.get("required");
    return new ObjectOf(
        name,
        fields(node.required("fields")),
        required == null ? Set.of() : Set.copyOf(texts(required)));
  }

  private static Map<String, Schema> fields(JsonNode node) {
    Map<String, Schema> fields = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      fields.put(field.getKey(), expression(field.getValue()));
    }
    return Map.copyOf(fields);
  }

  static Schema expression(JsonNode node) {
    if (node.isArray()) {
      return new ListOf(expression(node.required(0)));
    }
    if (node.isObject()) {
      return new MapOf(expression(node.required("*")));
    }
    String name = node.asText();
    return switch (name) {
      case "string" -> Scalar.STRING;
      case "integer" -> Scalar.INTEGER;
      case "number" -> Scalar.NUMBER;
      case "boolean" -> Scalar.BOOLEAN;
      case "any" -> Scalar.ANY;
      default -> new Ref(name);
    };
  }

  static JsonNode read(String name) {
    String file = "/schema/" + name + ".json";
    try (InputStream in = SchemaFiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no schema file " + file);
      }
      return JsonTree.read(in);
    } catch (IOException broken) {
      throw new UncheckedIOException("schema file " + file, broken);
    }
  }
}
