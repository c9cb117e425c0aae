package dev.trowel.core.kind;

import static dev.trowel.core.workspace.ScriptedRest.ok;
import static dev.trowel.core.workspace.ScriptedRest.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ScriptedRest;
import dev.trowel.schema.address.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LakebaseTest {

  private static final Operations BRANCHES = PostgresBranches.KIND.operations();
  private static final String DEV = "projects/shop/branches/dev";

  @Test
  void purgesWhereTheLastDeploymentRecordedIt() {
    assertThat(delete("{purge_on_delete: true}"))
        .isEqualTo("DELETE /api/2.0/postgres/" + DEV + "?purge=true");
    assertThat(delete("{purge_on_delete: false}")).isEqualTo("DELETE /api/2.0/postgres/" + DEV);
    assertThat(delete("{}")).isEqualTo("DELETE /api/2.0/postgres/" + DEV);
  }

  @Test
  void takesOverWhatIsThereWhereTheBundleSaysSo() {
    ObjectNode settings =
        object("{parent: projects/shop, branch_id: production, replace_existing: true}");

    assertThat(ScriptedRest.text(BRANCHES.create(settings)))
        .isEqualTo(
            "POST /api/2.0/postgres/projects/shop/branches"
                + "?branch_id=production&replace_existing=true");
  }

  @Test
  void takesAnIdThatTheServiceMadeFromTheAnswer() {
    Operations roles = PostgresRoles.KIND.operations();
    ObjectNode settings = object("{parent: " + DEV + "}");
    String made = DEV + "/roles/r7";

    assertThat(ScriptedRest.text(roles.create(settings)))
        .isEqualTo("POST /api/2.0/postgres/" + DEV + "/roles");
    assertThat(roles.id(settings, tree("{name: " + made + "/operations/1}"))).isEqualTo(made);
    assertThat(roles.id(settings, tree("{name: projects/shop/operations/1}")))
        .isEqualTo(DEV + "/roles");
  }

  @Test
  void asksForTheOperationUntilItIsDone() {
    String name = DEV + "/operations/1";

    assertThat(progress("{name: " + name + ", done: false}"))
        .hasValue("GET /api/2.0/postgres/" + name);
    assertThat(progress("{name: " + name + ", done: true, response: {}}")).isEmpty();
    assertThat(progress("{name: " + name + ", done: true, error: {message: no}}")).isPresent();
    assertThat(progress("{}")).isEmpty();
  }

  @Test
  void showsReferencesWhatStatusTells() {
    JsonNode seen =
        BRANCHES.remote(tree("{name: " + DEV + ", uid: 9f, status: {current_state: READY}}"));

    assertThat(seen.path("current_state").asText()).isEqualTo("READY");
    assertThat(seen.at("/status/current_state").asText()).isEqualTo("READY");
    assertThat(seen.path("uid").asText()).isEqualTo("9f");
    assertThat(seen.path("parent").asText()).isEqualTo("projects/shop");
    assertThat(seen.path("branch_id").asText()).isEqualTo("dev");
  }

  @Test
  void sendsNoUpdateForWhatIsOnlyOurs() {
    ObjectNode settings = object("{parent: projects/shop, branch_id: dev, purge_on_delete: true}");

    assertThat(BRANCHES.update(DEV, settings, Set.of(Path.of("purge_on_delete")), object("{}")))
        .isEmpty();
  }

  @Test
  void findsByTheNameThatSettingsLeadTo() {
    ScriptedRest rest =
        ScriptedRest.empty().on("GET /api/2.0/postgres/" + DEV, ok("{name: " + DEV + "}"));

    assertThat(BRANCHES.search(rest, object("{parent: projects/shop, branch_id: dev}")).ids())
        .containsExactly(DEV);
    assertThat(BRANCHES.search(rest, object("{parent: projects/shop, branch_id: other}")).ids())
        .isEmpty();
  }

  @Test
  void waitsForAnEndpointThatReconciles() {
    Operations endpoints = PostgresEndpoints.KIND.operations();

    assertThat(endpoints.isBusy(new Refused(409, "ABORTED", "Reconciliation in progress")))
        .isTrue();
    assertThat(endpoints.isBusy(new Refused(403, "PERMISSION_DENIED", "no"))).isFalse();
  }

  private static String delete(String recorded) {
    return ScriptedRest.text(BRANCHES.delete(DEV, object(recorded)).orElseThrow());
  }

  private static Optional<String> progress(String answer) {
    Optional<Call> call = BRANCHES.around().work().tracker().of("", tree(answer));
    return call.map(ScriptedRest::text);
  }

  private static ObjectNode object(String yaml) {
    return (ObjectNode) tree(yaml);
  }
}
