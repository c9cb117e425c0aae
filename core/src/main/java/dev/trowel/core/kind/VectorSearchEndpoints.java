package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.IGNORE_LOCAL;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import java.util.ArrayList;
import java.util.List;

/// Compute for vector search indexes. Its access control list is kept under a uuid that only the
/// workspace knows, not under the name.
final class VectorSearchEndpoints {

  private static final String ONE = " /api/2.0/vector-search/endpoints/{id}";
  private static final String POLICY = "budget_policy_id";
  private static final String QPS = "target_qps";

  /// The name under which others see the uuid.
  static final String UUID = "endpoint_uuid";

  static final ResourceKind KIND =
      ResourceKind.of(
              "vector_search_endpoints", "vector_search_endpoint", "vectorsearch.CreateEndpoint")
          .create("POST /api/2.0/vector-search/endpoints")
          .id((settings, answer) -> settings.path("name").asText())
          .read("GET" + ONE)
          .live(VectorSearchEndpoints::live)
          .remote(VectorSearchEndpoints::remote)
          .update(VectorSearchEndpoints::update)
          .delete("DELETE" + ONE)
          .await(Awaits.searchOnline())
          .find(Finds.byName("GET" + ONE, Names.dotted("name")))
          .field(REQUIRED, "name", "endpoint_type")
          .field(IDENTITY, "name")
          .field(REPLACE, "endpoint_type")
          .field(IGNORE_LOCAL, "usage_policy_id")
          .field(IGNORE_REMOTE, "usage_policy_id")
          .facets(() ->
              new FacetsBuilder()
                  .level("CAN_VIEW", "CAN_USE")
                  .level("CAN_MANAGE", "CAN_MANAGE")
                  .owner("CAN_MANAGE"))
          .permissions("vector-search-endpoints", UUID)
          .guard("The indexes on the endpoint answer no more.")
          .page("compute/vector-search/{id}")
          .build();

  private VectorSearchEndpoints() {}

  private static ObjectNode live(JsonNode object) {
    ObjectNode settings = Json.copy(object);
    Json.ifPresent(
        object.path("scaling_info"), "requested_target_qps", qps -> settings.set(QPS, qps));
    return settings;
  }

  private static ObjectNode remote(JsonNode object) {
    ObjectNode seen = live(object);
    seen.set(UUID, object.path("id"));
    return seen;
  }

  /// One request for each field that can be changed; what was taken away is sent empty.
  private static List<Call> update(Target target) {
    List<Call> calls = new ArrayList<>();
    ObjectNode settings = target.settings();
    if (target.changes(POLICY)) {
      ObjectNode body = Json.object().put(POLICY, settings.path(POLICY).asText());
      calls.add(Endpoint.of("PATCH" + ONE + "/budget-policy").call(target, body));
    }
    if (target.changes(QPS)) {
      ObjectNode body = Json.object().put(QPS, settings.path(QPS).asLong());
      calls.add(Endpoint.of("PATCH" + ONE).call(target, body));
    }
    return calls;
  }
}
