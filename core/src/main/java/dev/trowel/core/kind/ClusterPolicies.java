package dev.trowel.core.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what cluster policies give to the clusters that are under them.
public final class ClusterPolicies {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DEFINITIONS = "cluster_policies";

  private ClusterPolicies() {}

  /// The rules of a policy by the field they are about; empty where it cannot be read.
  public static Optional<JsonNode> read(RestClient rest, String id) {
    Call call = Call.get("/api/2.0/policies/clusters/get").query("policy_id", id);
    return rest.send(call) instanceof Answer.Ok ok ? rules(ok.body()) : Optional.empty();
  }

  private static Optional<JsonNode> rules(JsonNode policy) {
    try {
      return Optional.of(MAPPER.readTree(policy.path("definition").asText("{}")));
    } catch (JsonProcessingException notUnderstood) {
      return Optional.empty();
    }
  }

  /// The object, and beside its own fields the rules of those of the policies `ids` that are in
  /// `known`.
  public static JsonNode beside(JsonNode object, Set<String> ids, Map<String, JsonNode> known) {
    if (ids.stream().noneMatch(known::containsKey)) {
      return object;
    }
    ObjectNode both = Json.copy(object);
    ObjectNode rules = both.putObject(DEFINITIONS);
    ids.stream().filter(known::containsKey).forEach(id -> rules.set(id, known.get(id)));
    return both;
  }

  /// The rules beside an object, by the id of the policy.
  static JsonNode of(JsonNode object) {
    return object.path(DEFINITIONS);
  }
}
