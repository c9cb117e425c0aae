package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.DeclaredOperations.Finder;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Answer.Unclear;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.shape.Facets.Keyed;
import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.PathMode;
import dev.trowel.schema.shape.Facets.RunsAs;
import java.util.Optional;

/// Declarative pipelines.
final class Pipelines {

  private static final String ONE = " /api/2.0/pipelines/{id}";
  private static final Reader GET = Reads.plain("GET" + ONE);

  /// Only ours: whether deleting the pipeline also drops its tables.
  private static final String CASCADE = "cascade_on_destroy";

  /// A cluster is known by its label, and whoever is told is told once.
  private static final View VIEW =
      OrderFree.byKey("clusters", "label")
          .then(OrderFree.sets("notifications.*.alerts", "notifications.*.email_recipients"))
          .then(PolicyValues.of(PolicyValues.Place.of("clusters.*", "")));

  static final ResourceKind KIND =
      ResourceKind.of("pipelines", "pipeline", "pipelines.CreatePipeline")
          .create("POST /api/2.0/pipelines", Bodies.without(CASCADE))
          .id("pipeline_id")
          .read(GET)
          .live(Pipelines::live)
          .remote(Pipelines::remote)
          .view(VIEW)
          .update("PUT" + ONE, Bodies.without(CASCADE, "dry_run"))
          .delete(Pipelines::delete)
          .find(finder())
          .field(REPLACE, "storage")
          .field(CASELESS, "catalog", "schema", "target")
          .field(
              REPLACE,
              "ingestion_definition.connection_name",
              "ingestion_definition.ingestion_gateway_id",
              "ingestion_definition.ingest_from_uc_foreign_catalog",
              "gateway_definition.connection_id",
              "gateway_definition.connection_name",
              "gateway_definition.gateway_storage_catalog",
              "gateway_definition.gateway_storage_name",
              "gateway_definition.gateway_storage_schema")
          .field(IGNORE_REMOTE, "run_as", "allow_duplicate_names", "dry_run", CASCADE)
          .field(IGNORE_REMOTE, "clusters.*.aws_attributes", "clusters.*.azure_attributes")
          .field(IGNORE_REMOTE, "clusters.*.gcp_attributes")
          .field(REMOTE_DEFAULT, "storage", "budget_policy_id", "event_log", "photon")
          .field(REMOTE_DEFAULT, "clusters.*.node_type_id", "clusters.*.driver_node_type_id")
          .field(REMOTE_DEFAULT, "clusters.*.enable_local_disk_encryption")
          .remoteDefault("clusters.*.label", "default")
          .remoteDefault("edition", "ADVANCED")
          .remoteDefault("channel", "CURRENT")
          .facets(() -> facets())
          .permissions("pipelines", "id")
          .guard("The pipeline's streaming tables and materialized views are lost.")
          .traits(Trait.ASKED_FOR, Trait.IN_METADATA)
          .page("pipelines/{id}")
          .build();

  private Pipelines() {}

  private static FacetsBuilder facets() {
    return new FacetsBuilder()
        .merged(new Keyed("clusters", "label", "default", true, false, false))
        .named("name", NameStyle.PLAIN)
        .tagged("tags")
        .level("CAN_VIEW", "CAN_VIEW")
        .level("CAN_RUN", "CAN_RUN")
        .level("CAN_MANAGE", "CAN_MANAGE")
        .owner("IS_OWNER")
        .runsAs(RunsAs.OWNER_ONCE)
        .inSchema("catalog", "schema", "target")
        .notInProduction("development")
        .pausedBy("continuous", BooleanNode.FALSE)
        .preset("pipelines_development", "development")
        .path(PathMode.NOTEBOOK, "libraries.*.notebook.path")
        .path(PathMode.FILE, "libraries.*.file.path")
        .path(PathMode.GLOB, "libraries.*.glob.include")
        .path(PathMode.DIRECTORY, "root_path")
        .path(PathMode.LIBRARY, "libraries.*.whl", "libraries.*.jar")
        .path(PathMode.DEPENDENCY, "environment.dependencies.*")
        .defaultsTo("edition", "ADVANCED")
        .defaultsTo("channel", "CURRENT")
        .deployed();
  }

  private static ObjectNode live(JsonNode object) {
    ObjectNode settings = Json.copy(object.path("spec"));
    settings.remove("id");
    Json.ifPresent(object, "parameters", value -> settings.set("parameters", value));
    Json.ifPresent(object, "run_as", value -> settings.set("run_as", value));
    return settings;
  }

  private static ObjectNode remote(JsonNode object) {
    ObjectNode seen = Json.copy(object);
    seen.remove("spec");
    return seen.setAll(live(object));
  }

  private static Optional<Call> delete(String id, ObjectNode recorded) {
    JsonNode cascade = recorded.path(CASCADE);
    boolean keepTables = cascade.isBoolean() && !cascade.booleanValue();
    Endpoint endpoint = Endpoint.of("DELETE" + ONE + (keepTables ? "?cascade=false" : ""));
    return Optional.of(endpoint.call(Target.id(id), null));
  }

  private static Finder finder() {
    return Finds.byDeployment(Pipelines::list, "statuses", "pipeline_id", Pipelines::spec);
  }

  private static Call list(ObjectNode settings) {
    String name = settings.path("name").asText().replace("'", "''");
    return Call.get("/api/2.0/pipelines")
        .query("filter", "name LIKE '" + name + "'")
        .query("max_results", "100");
  }

  private static Optional<JsonNode> spec(RestClient rest, JsonNode status) {
    return switch (GET.read(rest, status.path("pipeline_id").asText())) {
      case Ok(int ignored, JsonNode object) -> Optional.of(live(object));
      case Refused refused when refused.isNotFound() -> Optional.of(MissingNode.getInstance());
      case Refused _, Unclear _ -> Optional.empty();
    };
  }
}
