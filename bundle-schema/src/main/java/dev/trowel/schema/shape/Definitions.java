package dev.trowel.schema.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.Schema.Choice;
import dev.trowel.schema.shape.Schema.ListOf;
import dev.trowel.schema.shape.Schema.MapOf;
import dev.trowel.schema.shape.Schema.ObjectOf;
import dev.trowel.schema.shape.Schema.Ref;
import dev.trowel.schema.shape.Schema.Scalar;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes types as definitions of a JSON Schema, each when it is first referred to: what requires
/// something, or leads to what does, once as it is and once as a part in which nothing is required.
final class Definitions {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String PARTIAL = "partial.";

  /// It says what differs from what is said elsewhere, so all below it is partial.
  private static final String TARGET = "bundle.Target";

  private static final String RESOURCES = "bundle.Resources";

  /// Stands for the type of any resource where its fields are described.
  private static final String RESOURCE = "resource";

  private final Types types;
  private final Demanding demanding;
  private final Notes notes = Notes.read();
  private final SortedMap<String, ObjectNode> written = new TreeMap<>();

  Definitions(Types types) {
    this.types = notes.refine(types);
    this.demanding = Demanding.among(this.types);
    Leaves.define(written);
  }

  /// All that was referred to, by name.
  ObjectNode written() {
    ObjectNode definitions = JSON.objectNode();
    written.forEach(definitions::set);
    return definitions;
  }

  /// The fields of `type`.
  ///
  /// @param partial whether nothing is required
  ObjectNode properties(ObjectOf type, boolean partial) {
    ObjectOf refined = notes.refine(type);
    ObjectNode properties = JSON.objectNode();
    new TreeMap<>(refined.fields())
        .forEach((field, schema) ->
            properties.set(field, notes.field(type.name(), field, expression(schema, partial))));
    return properties;
  }

  private ObjectNode expression(Schema schema, boolean partial) {
    return switch (schema) {
      case Scalar scalar -> Leaves.scalar(scalar);
      case Choice(var values) -> Leaves.choice(values);
      case ListOf(Schema element) ->
          Leaves.container("array", "a list").set("items", expression(element, partial));
      case MapOf(Schema value) ->
          Leaves.container("object", "a mapping")
              .set("additionalProperties", expression(value, partial));
      case ObjectOf type ->
          type.name().equals(RESOURCES) ? kinds(type, partial) : object(type, partial);
      case Ref(String name) -> named(name, partial || name.equals(TARGET));
    };
  }

  private ObjectNode named(String name, boolean partial) {
    Schema type = types.resolve(new Ref(name));
    boolean part = partial && demanding.contains(name);
    String definition = part ? PARTIAL + name : name;
    if (!written.containsKey(definition)) {
      ObjectNode node = JSON.objectNode();
      written.put(definition, node);
      fill(node.put("description", notes.type(name)), type, part);
    }
    return Leaves.reference(definition);
  }

  private void fill(ObjectNode node, Schema type, boolean partial) {
    if (type instanceof ObjectOf object) {
      node.setAll(object(object, partial));
    } else {
      node.setAll(expression(type, partial));
    }
  }

  private ObjectNode object(ObjectOf type, boolean partial) {
    ObjectNode node = Leaves.container("object", "a mapping");
    node.set("properties", properties(type, partial));
    node.put("additionalProperties", false);
    if (!partial && !type.required().isEmpty()) {
      new TreeSet<>(type.required()).forEach(node.putArray("required")::add);
    }
    return node;
  }

  /// `resources`: a mapping of names to resources for each kind.
  private ObjectNode kinds(ObjectOf resources, boolean partial) {
    String definition = partial ? PARTIAL + RESOURCES : RESOURCES;
    if (!written.containsKey(definition)) {
      ObjectNode node = Leaves.container("object", "a mapping");
      written.put(definition, node.put("description", notes.type(RESOURCES)));
      ObjectNode kinds = node.putObject("properties");
      for (Map.Entry<String, Schema> each : new TreeMap<>(resources.fields()).entrySet()) {
        ObjectNode ofKind = Leaves.container("object", "a mapping");
        ofKind.set("additionalProperties", resource(each.getKey(), each.getValue(), partial));
        kinds.set(each.getKey(), ofKind.put("description", notes.kind(each.getKey())));
      }
      node.put("additionalProperties", false);
    }
    return Leaves.reference(definition);
  }

  private ObjectNode resource(String kind, Schema named, boolean partial) {
    ObjectOf type = (ObjectOf) ((MapOf) named).value();
    String definition = (partial ? PARTIAL : "") + "resources." + kind;
    if (!written.containsKey(definition)) {
      ObjectNode node = JSON.objectNode().put("description", notes.kind(kind));
      written.put(definition, node);
      KindSchema known = Schemas.kind(kind).orElseThrow();
      ObjectNode resource = object(type, partial);
      around(resource, known.settings());
      node.setAll(Requirements.relax(resource, known.facets()));
    }
    return Leaves.reference(definition);
  }

  /// Describes what only a bundle says of a resource.
  private void around(ObjectNode resource, ObjectOf settings) {
    for (String field : Schemas.bundleOnlyFields()) {
      if (!settings.fields().containsKey(field)
          && resource.path("properties").get(field) instanceof ObjectNode node) {
        notes.field(RESOURCE, field, node);
      }
    }
  }
}
