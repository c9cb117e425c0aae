package dev.trowel.schema.preset;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the name of a schema or catalog that the same bundle declares into a reference to it, so
/// that it is created first (format.md 2.7).
final class CatalogReferences implements Step {

  /// Where a kind names its catalog and its schema.
  private record Parents(String catalog, List<String> schemas) {}

  private static final Map<String, Parents> KINDS =
      Map.of(
          "volumes", new Parents("catalog_name", List.of("schema_name")),
          "registered_models", new Parents("catalog_name", List.of("schema_name")),
          "pipelines", new Parents("catalog", List.of("schema", "target")),
          "schemas", new Parents("catalog_name", List.of()));
  private static final String MONITORS = "quality_monitors";
  private static final String OUTPUT = "output_schema_name";

  /// Full name → key in the bundle; the first of two declarations of one name counts.
  private final Map<String, String> schemas = new HashMap<>();

  private final Map<String, String> catalogs = new HashMap<>();

  /// @param resources the bundle's resources by kind, references resolved, names without prefix
  CatalogReferences(Mapping resources) {
    Values.mapping(resources, "schemas")
        .entries()
        .forEach((key, schema) -> schemas.putIfAbsent(fullName(schema.value()), key));
    Values.mapping(resources, "catalogs")
        .entries()
        .forEach((key, catalog) ->
            catalogs.putIfAbsent(Values.textOrEmpty(catalog.value(), "name"), key));
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (schemas.isEmpty() && catalogs.isEmpty()) {
      return resource;
    }
    if (subject.is(MONITORS)) {
      return link(
          resource, OUTPUT, "schemas", schemas.get(Values.textOrEmpty(resource, OUTPUT)), "id");
    }
    Parents parents = KINDS.get(subject.kind().kind());
    return parents == null ? resource : link(resource, parents);
  }

  private Mapping link(Mapping resource, Parents parents) {
    String catalog = Values.textOrEmpty(resource, parents.catalog());
    Mapping linked = resource;
    for (String field : parents.schemas()) {
      String key = schemas.get(catalog + "." + Values.textOrEmpty(resource, field));
      linked = link(linked, field, "schemas", key, "name");
    }
    return link(linked, parents.catalog(), "catalogs", catalogs.get(catalog), "name");
  }

  private static Mapping link(
      Mapping resource, String field, String kind, @Nullable String key, String wanted) {
    Value written = resource.get(field);
    return key == null || written == null
        ? resource
        : resource.with(
            field, new Text(written.span(), "${resources.%s.%s.%s}".formatted(kind, key, wanted)));
  }

  private static String fullName(Value schema) {
    return Values.textOrEmpty(schema, "catalog_name") + "." + Values.textOrEmpty(schema, "name");
  }
}
