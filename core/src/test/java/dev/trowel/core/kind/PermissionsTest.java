package dev.trowel.core.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {

  private static final ResourceKind JOB = Jobs.KIND.permissions().orElseThrow();
  private static final ObjectNode SETTINGS =
      (ObjectNode)
          json(
              "{'object_id':'/jobs/11','__embed__':[{'level':'CAN_VIEW','group_name':'users'},"
                  + "{'level':'IS_OWNER','user_name':'j@x.y'}]}");

  @ParameterizedTest
  @CsvSource({
    "jobs, /jobs/${resources.jobs.x.id}",
    "pipelines, /pipelines/${resources.pipelines.x.id}",
    "experiments, /experiments/${resources.experiments.x.id}",
    "models, /registered-models/${resources.models.x.model_id}",
    "clusters, /clusters/${resources.clusters.x.id}",
    "model_serving_endpoints, /serving-endpoints/${resources.model_serving_endpoints.x.endpoint_id}"
  })
  void refersToTheIdItsOwnerIsKeptUnder(String kind, String objectId) {
    ResourceKey key = ResourceKey.of(kind, "x").with(Part.PERMISSIONS);
    JsonNode declared = json("[{'group_name':'users','level':'CAN_VIEW'}]");
    ObjectNode settings = attached(key).settings(key, declared);
    assertThat(settings)
        .isEqualTo(
            json(
                "{'object_id':'"
                    + objectId
                    + "','__embed__':[{'level':'CAN_VIEW','group_name':'users'}]}"));
  }

  @Test
  void replacesTheWholeList() {
    Call call = JOB.operations().create(SETTINGS);
    assertThat(ScriptedRest.text(call)).isEqualTo("PUT /api/2.0/permissions/jobs/11");
    assertThat(call.body())
        .isEqualTo(
            json(
                "{'access_control_list':[{'permission_level':'CAN_VIEW','group_name':'users'},"
                    + "{'permission_level':'IS_OWNER','user_name':'j@x.y'}]}"));
    assertThat(JOB.operations().update("/jobs/11", SETTINGS, Set.of(), Json.object()))
        .containsExactly(call);
  }

  @Test
  void followsItsOwnerToANewId() {
    assertThat(JOB.operations().rename("/jobs/1", SETTINGS, Set.of(Path.of("object_id"))))
        .containsExactly(JOB.operations().create(SETTINGS));
    assertThat(JOB.operations().renamedId("/jobs/1", SETTINGS)).isEqualTo("/jobs/11");
    assertThat(JOB.rules().at(Path.of("object_id"))).containsExactly(FieldRule.RENAME);
  }

  @Test
  void seesOnlyWhatIsNotInherited() {
    JsonNode list =
        json(
            "{'object_id':'/jobs/11','object_type':'job','access_control_list':["
                + "{'user_name':'j@x.y','display_name':'J','all_permissions':"
                + "[{'permission_level':'IS_OWNER','inherited':false}]},"
                + "{'group_name':'admins','all_permissions':"
                + "[{'permission_level':'CAN_MANAGE','inherited':true}]}]}");
    ScriptedRest rest = ScriptedRest.empty().on("GET /api/2.0/permissions/jobs/11", list);
    Ok answer = (Ok) JOB.operations().read(rest, "/jobs/11");
    assertThat(JOB.operations().live(answer.body()))
        .isEqualTo(
            json(
                "{'object_id':'/jobs/11','__embed__':[{'level':'IS_OWNER','user_name':'j@x.y'}]}"));
  }

  @Test
  void leavesTheListWhenItIsNoLongerDeclared() {
    assertThat(JOB.operations().delete("/jobs/11", SETTINGS)).isEmpty();
  }

  @Test
  void comparesEntriesByPrincipal() {
    assertThat(JOB.rules().keyed())
        .containsExactly(
            Map.entry(PathPattern.of("__embed__"), "user_name|group_name|service_principal_name"));
  }

  @Test
  void tellsReferencesTheNumberOfAModelAndTheIdOfAnEndpoint() {
    JsonNode model = json("{'registered_model_databricks':{'id':'5f','name':'m'}}");
    assertThat(Models.KIND.operations().remote(model).path("model_id").asText()).isEqualTo("5f");
    JsonNode endpoint = json("{'id':'9a','name':'e'}");
    assertThat(
            ModelServingEndpoints.KIND.operations().remote(endpoint).path("endpoint_id").asText())
        .isEqualTo("9a");
  }

  private static Attached attached(ResourceKey key) {
    return (Attached) Kinds.of(key).orElseThrow().operations();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
