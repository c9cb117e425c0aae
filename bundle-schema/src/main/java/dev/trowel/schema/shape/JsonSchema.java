package dev.trowel.schema.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.Schema.ObjectOf;
import java.util.Set;

/// The format as a JSON Schema, for editors. Of draft 7, the newest that the YAML extension of VS
/// Code and IntelliJ both understand; a description beside `$ref`, which that draft ignores, is
/// what both show.
///
/// It accepts what [Checker] takes without a warning. A JSON Schema cannot see anchors, so any
/// mapping or list may stand beside the sections, as templates do; below them, templates are
/// marked.
public final class JsonSchema {

  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  private final Shape bundle = Schemas.bundle();
  private final Definitions definitions = new Definitions(bundle.types());
  private final boolean partial;

  private JsonSchema(boolean partial) {
    this.partial = partial;
  }

  /// Of root files and included files; what targets override is checked by the partial variant.
  public static ObjectNode whole() {
    return new JsonSchema(false).write("A bundle: databricks.yml, and the files it includes.");
  }

  /// Of files that only hold parts: all is as in [#whole], but nothing is required.
  public static ObjectNode partial() {
    return new JsonSchema(true).write("Parts of a bundle: nothing is required.");
  }

  private ObjectNode write(String description) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", DRAFT).put("title", "Databricks bundle").put("description", description);
    schema.put("type", "object");
    schema.set("properties", definitions.properties(root(), partial));
    schema.set("additionalProperties", template());
    schema.set("definitions", definitions.written());
    return schema;
  }

  private static ObjectNode template() {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.putArray("type").add("object").add("array");
    return template
        .put("description", "No section of a bundle: of use only as a template, for YAML anchors.")
        .put("doNotSuggest", true);
  }

  /// Without what it requires: included files have no section `bundle`.
  private ObjectOf root() {
    return new ObjectOf(bundle.root().name(), bundle.root().fields(), Set.of());
  }
}
