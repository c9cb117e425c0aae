package dev.trowel.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.Schema.ObjectOf;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What only editors are told: descriptions, which fields are old, and finer types of fields that
/// the reader judges by code. Read from `schema/descriptions.json` and `schema/editor.json`.
///
/// @param descriptions `kinds`, `types` and `fields` with a sentence each; a field is described as
///   `type.field`, or as `*.field` when it means the same everywhere
/// @param editor `types` as in the other schema files, `fields` that have one of them, what to do
///   about `deprecated` ones
/// @param computed fields that are not to be written, `resource.…` for those of any resource
record Notes(JsonNode descriptions, JsonNode editor, Set<String> computed) {

  static Notes read() {
    JsonNode editor = SchemaFiles.read("editor");
    Set<String> computed = Set.copyOf(SchemaFiles.texts(editor.path("computed")));
    return new Notes(SchemaFiles.read("descriptions"), editor, computed);
  }

  /// The types with those that only editors know.
  Types refine(Types types) {
    return SchemaFiles.types(editor).over(types);
  }

  /// The type with the finer types of its fields.
  ObjectOf refine(ObjectOf type) {
    Map<String, Schema> fields = new HashMap<>(type.fields());
    fields.replaceAll((field, schema) ->
        Optional.ofNullable(editor.path("fields").get(type.name() + "." + field))
            .map(SchemaFiles::expression)
            .orElse(schema));
    return new ObjectOf(type.name(), fields, type.required());
  }

  /// What a kind of resource is.
  String kind(String kind) {
    return descriptions.path("kinds").path(kind).asText();
  }

  /// What a type is: in words, or else where the API has it.
  String type(String name) {
    return descriptions.path("types").path(name).asText("The API's " + name + ".");
  }

  /// The field with its description, and with what an editor should know about old ones.
  ///
  /// @param type the name of the type that has it
  /// @param schema what it may be
  ObjectNode field(String type, String name, ObjectNode schema) {
    String key = type + "." + name;
    ObjectNode field = schema.put("description", description(type, name));
    JsonNode way = editor.path("deprecated").get(key);
    if (way != null) {
      field.put("deprecated", true).put("deprecationMessage", way.asText());
    }
    return way != null || computed.contains(key) ? field.put("doNotSuggest", true) : field;
  }

  private String description(String type, String name) {
    JsonNode fields = descriptions.path("fields");
    return fields
        .path(type + "." + name)
        .asText(fields.path("*." + name).asText("The API's " + type + "." + name + "."));
  }
}
