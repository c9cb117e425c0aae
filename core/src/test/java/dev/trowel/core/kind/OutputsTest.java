package dev.trowel.core.kind;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Keeps the fields that workspaces report, `schema/outputs.json`, in step with the SDK;
/// `-Dschema.update=true` writes them anew.
final class OutputsTest {

  /// Kind → the SDK's class for what is reported of it.
  private static final Map<String, String> REPORTS =
      Map.ofEntries(
          Map.entry("alerts", "sql.AlertV2"),
          Map.entry("apps", "apps.App"),
          Map.entry("catalogs", "catalog.CatalogInfo"),
          Map.entry("clusters", "compute.ClusterDetails"),
          Map.entry("dashboards", "dashboards.Dashboard"),
          Map.entry("database_catalogs", "database.DatabaseCatalog"),
          Map.entry("database_instances", "database.DatabaseInstance"),
          Map.entry("experiments", "ml.Experiment"),
          Map.entry("external_locations", "catalog.ExternalLocationInfo"),
          Map.entry("genie_spaces", "dashboards.GenieSpace"),
          Map.entry("instance_pools", "compute.GetInstancePool"),
          Map.entry("job_runs", "jobs.Run"),
          Map.entry("jobs", "jobs.Job"),
          Map.entry("model_serving_endpoints", "serving.ServingEndpointDetailed"),
          Map.entry("models", "ml.ModelDatabricks"),
          Map.entry("pipelines", "pipelines.GetPipelineResponse"),
          Map.entry("postgres_branches", "postgres.Branch"),
          Map.entry("postgres_catalogs", "postgres.Catalog"),
          Map.entry("postgres_databases", "postgres.Database"),
          Map.entry("postgres_endpoints", "postgres.Endpoint"),
          Map.entry("postgres_projects", "postgres.Project"),
          Map.entry("postgres_roles", "postgres.Role"),
          Map.entry("postgres_synced_tables", "postgres.SyncedTable"),
          Map.entry("quality_monitors", "catalog.MonitorInfo"),
          Map.entry("registered_models", "catalog.RegisteredModelInfo"),
          Map.entry("schemas", "catalog.SchemaInfo"),
          Map.entry("secret_scopes", "workspace.SecretScope"),
          Map.entry("secrets", "catalog.Secret"),
          Map.entry("sql_warehouses", "sql.GetWarehouseResponse"),
          Map.entry("synced_database_tables", "database.SyncedDatabaseTable"),
          Map.entry("vector_search_endpoints", "vectorsearch.EndpointInfo"),
          Map.entry("vector_search_indexes", "vectorsearch.VectorIndex"),
          Map.entry("volumes", "catalog.VolumeInfo"));

  /// Fields under names of their own in references, beside those of the classes.
  private static final Map<String, List<String>> MORE =
      Map.of(
          "model_serving_endpoints", List.of("endpoint_id"),
          "models", List.of("model_id", "registered_model_id"),
          "vector_search_endpoints", List.of("endpoint_uuid"),
          "vector_search_indexes", List.of("endpoint_uuid"),
          "volumes", List.of("volume_path"));

  /// Parts of a report whose fields a reference may name without the part.
  private static final List<String> UNFOLDED = List.of("settings", "spec", "status");

  @Test
  void areWhatTheSdkSays() throws IOException {
    TreeMap<String, JsonNode> outputs = new TreeMap<>();
    REPORTS.forEach((kind, model) -> outputs.put(kind, SchemaFile.sorted(fields(kind, model))));
    String text = SchemaFile.text(SchemaFile.MAPPER.createObjectNode().setAll(outputs));
    Path file = SchemaFile.FOLDER.resolve("outputs.json");
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(file, text);
    }

    assertThat(file).as("run with -Dschema.update=true to write it anew").hasContent(text);
  }

  @Test
  void areThereForEveryKind() {
    assertThat(Kinds.ALL)
        .extracting(ResourceKind::name)
        .containsExactlyInAnyOrderElementsOf(REPORTS.keySet());
  }

  private static ObjectNode fields(String kind, String model) {
    Map<String, ObjectNode> types = SdkTypes.of(model);
    ObjectNode all = SchemaFile.MAPPER.createObjectNode();
    MORE.getOrDefault(kind, List.of()).forEach(field -> all.put(field, "string"));
    put(types, model, all);
    for (String part : UNFOLDED) {
      String type = requireNonNull(types.get(model)).path("fields").path(part).asText();
      if (types.containsKey(type)) {
        put(types, type, all);
      }
    }
    return all;
  }

  private static void put(Map<String, ObjectNode> types, String type, ObjectNode all) {
    requireNonNull(types.get(type))
        .path("fields")
        .properties()
        .forEach(field -> all.putIfAbsent(field.getKey(), outer(types, field.getValue())));
  }

  /// Of a type only whether it is a leaf, a list or a mapping.
  private static JsonNode outer(Map<String, ObjectNode> types, JsonNode type) {
    if (type.isArray()) {
      return SchemaFile.MAPPER.createArrayNode().add("any");
    }
    if (type.isObject()) {
      return SchemaFile.MAPPER.createObjectNode().put("*", "any");
    }
    ObjectNode named = types.get(type.asText());
    if (named == null) {
      return type;
    }
    return named.has("enum")
        ? SchemaFile.MAPPER.getNodeFactory().textNode("string")
        : SchemaFile.MAPPER.createObjectNode().put("*", "any");
  }
}
