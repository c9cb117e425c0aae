package dev.trowel.core.kind;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.Listing.Source;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Answer.Unclear;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The kinds whose objects can be listed.
final class Listings {

  private static final String UNITY = "/api/2.1/unity-catalog/";
  private static final String PAGE = "100";
  private static final String MODELS = "registered_models";

  /// What comes with every metastore and belongs to nobody.
  private static final Set<String> SYSTEM = Set.of("system", "samples", "__databricks_internal");

  /// Schemas that come with every catalog.
  private static final String VIEWS = "information_schema";

  private static final String DEFAULT = "default";

  private static final Map<String, Listing> ALL =
      Map.ofEntries(
          entry(
              "jobs",
              new Listing(
                  pages("/api/2.2/jobs/list", "limit", "jobs"), "job_id", "settings.name", false)),
          entry(
              "pipelines",
              new Listing(
                  pages("/api/2.0/pipelines", "max_results", "statuses"),
                  "pipeline_id",
                  "name",
                  false)),
          entry(
              "dashboards",
              new Listing(
                  living(pages("/api/2.0/lakeview/dashboards", "page_size", "dashboards")),
                  "dashboard_id",
                  "display_name",
                  false)),
          entry(
              "genie_spaces",
              new Listing(
                  pages("/api/2.0/genie/spaces", "page_size", "spaces"),
                  "space_id",
                  "title",
                  false)),
          entry(
              "alerts",
              new Listing(
                  living(pages("/api/2.0/alerts", "page_size", "alerts")),
                  "id",
                  "display_name",
                  false)),
          entry(
              "apps",
              new Listing(pages("/api/2.0/apps", "page_size", "apps"), "name", "name", true)),
          entry(
              "experiments",
              new Listing(
                  living(pages("/api/2.0/mlflow/experiments/list", "max_results", "experiments")),
                  "experiment_id",
                  "name",
                  false)),
          entry(
              "models",
              new Listing(
                  pages("/api/2.0/mlflow/registered-models/list", "max_results", MODELS),
                  "name",
                  "name",
                  true)),
          entry(
              "registered_models",
              new Listing(
                  pages(UNITY + "models", "max_results", MODELS), "full_name", "full_name", true)),
          entry(
              "model_serving_endpoints",
              new Listing(
                  plain(Call.get("/api/2.0/serving-endpoints"), "endpoints"),
                  "name",
                  "name",
                  true)),
          entry("schemas", new Listing(Listings::schemas, "full_name", "full_name", true)),
          entry("volumes", new Listing(Listings::volumes, "full_name", "full_name", true)));

  private Listings() {}

  static Optional<Listing> of(String kind) {
    return Optional.ofNullable(ALL.get(kind));
  }

  private static Source pages(String path, String limit, String objects) {
    return plain(Call.get(path).query(limit, PAGE), objects);
  }

  private static Source plain(Call call, String objects) {
    return rest -> objects(rest, call, objects);
  }

  /// Without what lies in the trash.
  private static Source living(Source all) {
    return rest -> all.list(rest).stream().filter(Listings::isLiving).toList();
  }

  private static boolean isLiving(JsonNode object) {
    String stage = object.path("lifecycle_state").asText(object.path("lifecycle_stage").asText());
    return !stage.equalsIgnoreCase("TRASHED") && !stage.equalsIgnoreCase("DELETED");
  }

  private static List<JsonNode> schemas(RestClient rest) {
    return everySchema(rest).stream()
        .filter(schema -> !schema.path("name").asText().equals(DEFAULT))
        .toList();
  }

  private static List<JsonNode> everySchema(RestClient rest) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode catalog : objects(rest, Call.get(UNITY + "catalogs"), "catalogs")) {
      String name = catalog.path("name").asText();
      if (!SYSTEM.contains(name)) {
        objects(rest, Call.get(UNITY + "schemas").query("catalog_name", name), "schemas").stream()
            .filter(schema -> !schema.path("name").asText().equals(VIEWS))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static List<JsonNode> volumes(RestClient rest) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode schema : everySchema(rest)) {
      Call call =
          Call.get(UNITY + "volumes")
              .query("catalog_name", schema.path("catalog_name").asText())
              .query("schema_name", schema.path("name").asText());
      found.addAll(objects(rest, call, "volumes"));
    }
    return found;
  }

  private static List<JsonNode> objects(RestClient rest, Call call, String objects) {
    return switch (Reads.joined(rest, call, objects)) {
      case Ok(int ignored, JsonNode whole) -> whole.path(objects).valueStream().toList();
      case Answer answer -> throw refused(call, answer);
    };
  }

  private static StopException refused(Call call, Answer answer) {
    String why =
        switch (answer) {
          case Refused refused -> refused.message();
          case Unclear unclear -> unclear.reason();
          case Ok _ -> "";
        };
    return new StopException(
        Diagnostic.error("api-refused", "cannot list %s: %s".formatted(call.path(), why))
            .detail("Name the object by its id, or run again as somebody who may list them."));
  }
}
