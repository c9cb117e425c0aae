package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServingUpdatesTest {

  private static final Operations ENDPOINTS = ModelServingEndpoints.KIND.operations();

  @Test
  void changesEachSectionByARequestOfItsOwnInTheFormatsOrder() {
    Set<Path> changed =
        Set.of(
            Path.of("telemetry_config", "telemetry_profile_id"),
            Path.of("email_notifications"),
            Path.of("config", "served_entities").index(0).field("entity_version"),
            Path.of("ai_gateway"),
            Path.of("tags"));
    List<Call> calls = ENDPOINTS.update("my end", Json.object(), changed, Json.object());
    assertThat(calls)
        .extracting(ScriptedRest::text)
        .containsExactly(
            "PATCH /api/2.0/serving-endpoints/my%20end/tags",
            "PUT /api/2.0/serving-endpoints/my%20end/ai-gateway",
            "PUT /api/2.0/serving-endpoints/my%20end/config",
            "PATCH /api/2.0/serving-endpoints/my%20end/notifications",
            "PATCH /api/2.0/serving-endpoints/my%20end/telemetry-config");
  }

  @Test
  void deletesTheTagsThatTheBundleNoLongerHas() {
    ObjectNode settings = Json.object();
    settings.set("tags", tags("team"));
    ObjectNode live = Json.object();
    live.set("tags", tags("team", "old"));
    assertThat(tagsBody(settings, live).path("delete_tags")).isEqualTo(Json.of(List.of("old")));
    assertThat(tagsBody(settings, live).path("add_tags")).isEqualTo(tags("team"));
  }

  @Test
  void deletesNothingItDoesNotKnowOf() {
    ObjectNode settings = Json.object();
    settings.set("tags", tags("team"));
    assertThat(tagsBody(settings, MissingNode.getInstance()).has("delete_tags")).isFalse();
  }

  private static JsonNode tagsBody(ObjectNode settings, JsonNode live) {
    List<Call> calls = ENDPOINTS.update("e", settings, Set.of(Path.of("tags")), live);
    return KindCase.parsed(calls.getFirst().body());
  }

  private static JsonNode tags(String... keys) {
    return Json.of(List.of(keys).stream().map(key -> Map.of("key", key, "value", "v")).toList());
  }
}
