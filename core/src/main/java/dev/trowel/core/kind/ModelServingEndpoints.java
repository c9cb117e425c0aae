package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.IGNORE_LOCAL;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;
import static dev.trowel.core.kind.FieldRule.SECRET;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.shape.Facets.NameStyle;
import dev.trowel.schema.shape.Facets.Replaced;
import dev.trowel.schema.shape.Facets.RunsAs;
import java.util.Map;

/// Endpoints that serve models. Each section of one is changed by a request of its own, see
/// [ServingUpdates]; its access control list is kept under its id, not under the name.
final class ModelServingEndpoints {

  private static final String ONE = " /api/2.0/serving-endpoints/{id}";
  private static final String ENTITIES = "config.served_entities.*";
  private static final String MODELS = "config.served_models.*";
  private static final String CAPTURE = "config.auto_capture_config";
  private static final String TABLES = "ai_gateway.inference_table_config";
  private static final String ROUTES = "config.traffic_config.routes.*";

  /// The keys to providers outside, written in the bundle and never sent back.
  private static final String[] KEYS = {
    "ai21labs_config.ai21labs_api_key_plaintext",
    "amazon_bedrock_config.aws_access_key_id_plaintext",
    "amazon_bedrock_config.aws_secret_access_key_plaintext",
    "anthropic_config.anthropic_api_key_plaintext",
    "cohere_config.cohere_api_key_plaintext",
    "custom_provider_config.api_key_auth.value_plaintext",
    "custom_provider_config.bearer_token_auth.token_plaintext",
    "databricks_model_serving_config.databricks_api_token_plaintext",
    "google_cloud_vertex_ai_config.private_key_plaintext",
    "openai_config.microsoft_entra_client_secret_plaintext",
    "openai_config.openai_api_key_plaintext",
    "palm_config.palm_api_key_plaintext"
  };

  private static final String[] KEY_PLACES =
      ClusterFields.below(ENTITIES + ".external_model", KEYS);

  /// An entity is known by its name where it has one, and whoever is told is told once.
  private static final View ORDER =
      OrderFree.byKey("config.served_entities", "name")
          .then(
              OrderFree.sets(
                  "email_notifications.on_update_failure",
                  "email_notifications.on_update_success"));

  static final ResourceKind KIND =
      ResourceKind.of(
              "model_serving_endpoints", "model_serving_endpoint", "serving.CreateServingEndpoint")
          .create("POST /api/2.0/serving-endpoints")
          .id((settings, answer) -> settings.path("name").asText())
          .read("GET" + ONE)
          .remote(ModelServingEndpoints::remote)
          .view(ORDER)
          .update(ServingUpdates::calls)
          .busy(refusal -> refusal.errorCode().equals("RESOURCE_CONFLICT"))
          .delete("DELETE" + ONE)
          .await(Awaits.endpointSettled())
          .find(Finds.byName("GET" + ONE, Names.dotted("name")))
          .field(REQUIRED, "name")
          .field(IDENTITY, "name")
          .field(REPLACE, "description", "route_optimized")
          .field(
              REPLACE,
              CAPTURE + ".catalog_name",
              CAPTURE + ".schema_name",
              CAPTURE + ".table_name_prefix")
          .field(IGNORE_LOCAL, "rate_limits", "budget_policy_id")
          .field(IGNORE_REMOTE, "rate_limits", "budget_policy_id")
          .field(INPUT_ONLY, KEY_PLACES)
          .field(SECRET, KEY_PLACES)
          .field(REMOTE_DEFAULT, "config.traffic_config", CAPTURE + ".enabled")
          .field(REMOTE_DEFAULT, ROUTES + ".served_entity_name", ROUTES + ".served_model_name")
          .field(REMOTE_DEFAULT, CAPTURE + ".table_name_prefix")
          .field(REMOTE_DEFAULT, "config.served_models", "config.served_entities")
          .field(REMOTE_DEFAULT, ENTITIES + ".name", ENTITIES + ".workload_type")
          .field(REMOTE_DEFAULT, ENTITIES + ".workload_size")
          .field(REMOTE_DEFAULT, MODELS + ".name", MODELS + ".workload_type")
          .keyed("tags", "key")
          .facets(() ->
              new FacetsBuilder()
                  .named("name", NameStyle.IDENTIFIER)
                  .runsAs(RunsAs.OWNER)
                  .replaced(
                      new Replaced(
                          PathPattern.of("config"),
                          "served_models",
                          "served_entities",
                          Map.of("model_name", "entity_name", "model_version", "entity_version")))
                  .inSchema(CAPTURE + ".catalog_name", CAPTURE + ".schema_name")
                  .inSchema(TABLES + ".catalog_name", TABLES + ".schema_name")
                  .level("CAN_VIEW", "CAN_VIEW")
                  .level("CAN_RUN", "CAN_QUERY")
                  .level("CAN_MANAGE", "CAN_MANAGE")
                  .owner("CAN_MANAGE"))
          .permissions("serving-endpoints", "endpoint_id")
          .guard("The endpoint answers no more; its metrics, logs and events are lost.")
          .page("ml/endpoints/{id}")
          .build();

  private ModelServingEndpoints() {}

  private static ObjectNode remote(JsonNode object) {
    ObjectNode seen = Json.copy(object);
    seen.set("endpoint_id", object.path("id"));
    return seen;
  }
}
