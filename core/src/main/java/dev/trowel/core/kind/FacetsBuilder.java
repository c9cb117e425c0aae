package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.shape.Facets.Cleared;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.Parent;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.Facets.Replaced;
import dev.trowel.schema.shape.Facets.RunsAs;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes down what reading a bundle must know of one kind, in the form of its schema file; see
/// [dev.trowel.schema.shape.Facets] for what each part means.
final class FacetsBuilder {

  private final ObjectNode facets = Json.object();

  FacetsBuilder merged(Keyed list) {
    facets
        .withArray("keyed")
        .addObject()
        .put("list", list.list())
        .put("by", list.by())
        .put("absent", list.absent())
        .put("ignore_case", list.ignoreCase())
        .put("sorted", list.sorted())
        .put("override", list.override());
    return this;
  }

  FacetsBuilder named(String field, NameStyle style) {
    return named(field, style, "");
  }

  FacetsBuilder named(String field, NameStyle style, String unless) {
    unless(facets.putObject("named").put("field", field).put("style", lower(style)), unless);
    return this;
  }

  FacetsBuilder tagged(String field) {
    facets.putObject("tagged").put("field", field).put("list", false);
    return this;
  }

  FacetsBuilder taggedInList(String field) {
    facets.putObject("tagged").put("field", field).put("list", true);
    return this;
  }

  FacetsBuilder level(String bundleLevel, String level) {
    facets.withObject("/levels").put(bundleLevel, level);
    return this;
  }

  FacetsBuilder owner(String level) {
    facets.put("owner_level", level);
    return this;
  }

  FacetsBuilder securable(String type) {
    facets.put("securable", type);
    return this;
  }

  FacetsBuilder runsAs(RunsAs who) {
    facets.put("run_as", lower(who));
    return this;
  }

  FacetsBuilder pausable(String... patterns) {
    return texts("pausable", patterns);
  }

  FacetsBuilder path(PathMode mode, String... patterns) {
    for (String pattern : patterns) {
      facets.withArray("paths").addObject().put("path", pattern).put("mode", lower(mode));
    }
    return this;
  }

  FacetsBuilder defaultsTo(String pattern, Object value) {
    return defaultsTo(pattern, value, "");
  }

  FacetsBuilder defaultsTo(String pattern, Object value, String unless) {
    return value("defaults", pattern, value, unless);
  }

  FacetsBuilder forcedTo(String pattern, Object value) {
    return value("forced", pattern, value, "");
  }

  /// Carries the mark of the bundle that deployed it.
  FacetsBuilder deployed() {
    String metadata = "${workspace.state_path}/metadata.json";
    return forcedTo("deployment", Map.of("kind", "BUNDLE", "metadata_file_path", metadata));
  }

  FacetsBuilder pausedBy(String pattern, JsonNode value) {
    return value("paused", pattern, value, "");
  }

  FacetsBuilder cleared(Cleared rule) {
    facets
        .withArray("cleared")
        .addObject()
        .put("at", rule.at().toString())
        .put("field", rule.field())
        .put("present", rule.present())
        .set("fields", Json.of(rule.fields()));
    return this;
  }

  FacetsBuilder replaced(Replaced rule) {
    facets
        .withArray("replaced")
        .addObject()
        .put("at", rule.at().toString())
        .put("old", rule.old())
        .put("current", rule.current())
        .set("fields", Json.of(rule.fields()));
    return this;
  }

  FacetsBuilder preset(String name, String field) {
    facets.withObject("/presets").put(name, field);
    return this;
  }

  FacetsBuilder fullName(String... fields) {
    return texts("full_name", fields);
  }

  /// Lies in the schema that one of these fields names, and in the catalog.
  FacetsBuilder inSchema(String catalog, String... schemas) {
    for (String schema : schemas) {
      parent(new Parent(schema, "schemas", List.of(catalog, schema), "name"));
    }
    return inCatalog(catalog);
  }

  FacetsBuilder inCatalog(String catalog) {
    return parent(new Parent(catalog, "catalogs", List.of(catalog), "name"));
  }

  FacetsBuilder parent(Parent parent) {
    facets
        .withArray("parents")
        .addObject()
        .put("field", parent.field())
        .put("kind", parent.kind())
        .put("output", parent.output())
        .set("name", Json.of(parent.name()));
    return this;
  }

  FacetsBuilder computed(String field, String template) {
    facets.withObject("/computed").put(field, template);
    return this;
  }

  FacetsBuilder compute(String... patterns) {
    return texts("compute", patterns);
  }

  FacetsBuilder notInProduction(String field) {
    return texts("not_in_production", field);
  }

  FacetsBuilder startable() {
    facets.put("startable", true);
    return this;
  }

  FacetsBuilder triggered() {
    facets.put("triggered", true);
    return this;
  }

  FacetsBuilder hidden(String field) {
    return texts("hidden", field);
  }

  FacetsBuilder own(String field) {
    return texts("own", field);
  }

  FacetsBuilder listsCreator() {
    facets.put("lists_creator", true);
    return this;
  }

  /// Runs as its owner alone where this field is true.
  FacetsBuilder runsAsOwnerWhen(String field) {
    facets.put("owner_when", field);
    return this;
  }

  FacetsBuilder inlined(Inlined file) {
    ObjectNode inlined = facets.putObject("inlined");
    inlined.put("file", file.file()).put("field", file.field());
    inlined.set("lines", Json.of(file.lines()));
    inlined.set("beside", Json.of(file.beside()));
    return this;
  }

  /// The facets in the form of a schema file.
  JsonNode build() {
    return facets.deepCopy();
  }

  private FacetsBuilder texts(String facet, String... texts) {
    for (String text : texts) {
      facets.withArray(facet).add(text);
    }
    return this;
  }

  private FacetsBuilder value(String facet, String pattern, Object value, String unless) {
    ObjectNode line = facets.withArray(facet).addObject().put("path", pattern);
    line.set("value", Json.of(value));
    unless(line, unless);
    return this;
  }

  private static void unless(ObjectNode line, String unless) {
    if (!unless.isEmpty()) {
      line.put("unless", unless);
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
