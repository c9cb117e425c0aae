package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other deployments left in the workspace: a lock, or a state that is not ours to change.
class StateTest {

  private static final String LOCK = "POST /api/2.0/workspace-files/import-file~/state/deploy.lock";
  private static final String LEASE =
      "POST /api/2.0/workspace-files/import-file~/state/trowel/lease-000002.json";
  private static final String HELD =
      """
      Error: deploy lock acquired by bob@example.com at 2026-01-02 03:04:05.678 +0000 UTC.

      Another deployment may be in progress. Use --force-lock to override, but this may
      conflict with the other deployment if it is still active

      """;

  /// The incumbent breaks lines where it suits its own form; ours are broken to the terminal's
  /// width.
  private static final String HELD_IN_OURS =
      HELD.replace("may\nconflict", "may conflict").replace("active\n", "active.\n");

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;
  private Map<String, String> before = Map.of();

  @BeforeEach
  void deployAndChange() {
    ground = Ground.bare(folder).with(cloud.login()).trips();
    assertThat(ground.run("deploy").exit()).isZero();
    cloud.calm();
    ground.change("name: count\n", "name: recount\n");
    before = ground.records();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void heldLockStopsADeploymentBeforeItChangesAnything() {
    hold();
    JsonNode state = cloud.state();

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).endsWith(HELD_IN_OURS);
    assertThat(cloud.changes()).isEmpty();
    assertThat(lock().path("User").asText()).isEqualTo("bob@example.com");
    assertThat(cloud.state()).isEqualTo(state);
    assertThat(ground.records()).isEqualTo(before);
  }

  @Test
  void heldLockStopsADestroy() {
    hold();

    Shell.Result result = ground.run("destroy --auto-approve --allow-delete *");

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).endsWith(HELD_IN_OURS);
    assertThat(cloud.changes()).isEmpty();
    assertThat(ground.records()).isEqualTo(before);
  }

  @Test
  void heldLockIsToldAsJson() throws IOException {
    hold();

    Shell.Result result = ground.run("deploy -o json");

    assertThat(result.exit()).isEqualTo(4);
    JsonNode told = new ObjectMapper().readTree(result.out());
    assertThat(told.path("result").isNull()).isTrue();
    assertThat(told.at("/diagnostics/0/code").asText()).isEqualTo("lock-held");
  }

  @Test
  void incumbentsSpellingExitsWithOneForAHeldLock() {
    hold();

    Shell.Result result = ground.run("bundle deploy");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).endsWith(HELD);
  }

  @Test
  void forceTakesTheLockAndGivesItBack() {
    hold();

    Shell.Result result = ground.run("deploy --force-lock");

    assertThat(result.exit()).isZero();
    List<String> changes = cloud.changes();
    assertThat(changes).contains(LOCK + "?overwrite=true");
    // Turn, lock and intents go side by side.
    assertThat(changes.subList(changes.size() - 3, changes.size()))
        .containsExactlyInAnyOrder(
            LEASE + "?overwrite=true",
            "POST /api/2.0/workspace/delete",
            "POST /api/2.0/workspace/delete");
    assertThat(cloud.resourceChanges()).containsExactly("POST /api/2.2/jobs/reset");
    assertThat(lock().isMissingNode()).isTrue();
  }

  @Test
  void planNeedsNoLock() {
    hold();

    assertThat(ground.run("plan").out()).contains("Plan: 0 to add, 1 to change, 0 to delete");
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void stateOfANewerTool() {
    rewrite(state -> state.put("state_version", 99));

    refuses(
        """
        Error: the state in %s has the newer form 99
          in %s

        A newer tool deployed this target last. Use that tool, or a newer Trowel. Nothing was \
        changed.

        """
            .formatted(Cloud.STATE, Cloud.STATE));
  }

  @Test
  void stateOfAnotherDeployment() {
    String ours = cloud.state().path("lineage").asText();
    rewrite(state -> state.put("lineage", "11111111-2222-3333-4444-555555555555"));

    refuses(
        """
        Error: lineage mismatch in state files

        These belong to different deployments: %s (lineage %s, serial 1); %s (lineage \
        11111111-2222-3333-4444-555555555555, serial 1). `trowel state repair --from \
        workspace` keeps that of the workspace and `--from local` the other one; both tell first \
        what would be lost. For a deployment of its own, give the bundle another \
        `workspace.root_path`. Nothing was changed.

        """
            .formatted(
                folder.resolve(".databricks/bundle/default/resources.json"), ours, Cloud.STATE));
  }

  @Test
  void stateThatWasCutOff() {
    cloud.write(Cloud.STATE, "{\"state_version\": 2, \"lin");

    refuses("Error: cannot read the state in " + Cloud.STATE + ": Unexpected end-of-input");
  }

  @Test
  void editedIdsStopADeploymentOfOursOnly() {
    JsonNode state = cloud.state();
    rewrite(changed -> ((ObjectNode) changed.at("/state/resources.jobs.count")).put("__id__", "7"));

    assertThat(ground.run("plan").err()).contains("Warning: two deployments went on");
    for (String command : new String[] {"deploy", "destroy --auto-approve"}) {
      Shell.Result result = ground.run(command);
      assertThat(result.err()).contains("two deployments went on from one state");
      assertThat(result.exit()).isEqualTo(1);
    }
    assertThat(cloud.changes()).isEmpty();

    Shell.Result incumbent = ground.run("bundle deploy");
    assertThat(incumbent.err()).contains("Warning: two deployments went on from one state");
    assertThat(incumbent.exit()).isZero();
    assertThat(cloud.state().path("serial").asLong()).isGreaterThan(state.path("serial").asLong());
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNoReasonNotToDeploy() throws IOException {
    Ground other = Ground.bare(folder.resolve("other")).with(cloud.login()).trips();
    other.file(".databricks", "in the way");

    Shell.Result result = other.run("deploy");

    assertThat(result.err()).contains("cannot write to").contains("DATABRICKS_BUNDLE_TMP");
    assertThat(result.exit()).isZero();
    assertThat(other.text(".databricks")).isEqualTo("in the way");
  }

  @Test
  void repairBringsBackAStateThatWasCutOff() {
    JsonNode state = cloud.state();
    cloud.write(Cloud.STATE, "{\"state_version\": 2, \"lin");

    assertThat(ground.run("state repair --dry-run").exit()).isEqualTo(2);
    assertThat(cloud.changes()).isEmpty();
    assertThat(ground.run("state repair --auto-approve").exit()).isZero();

    assertThat(cloud.state().path("state")).isEqualTo(state.path("state"));
    assertThat(cloud.resourceChanges()).isEmpty();
    assertThat(ground.run("deploy").exit()).isZero();
    assertThat(cloud.resourceChanges()).containsExactly("POST /api/2.2/jobs/reset");
  }

  private void refuses(String message) {
    for (String command : new String[] {"plan", "deploy", "destroy --auto-approve"}) {
      Shell.Result result = ground.run(command);
      assertThat(result.err()).startsWith(message);
      assertThat(result.exit()).isEqualTo(1);
    }
    assertThat(cloud.changes()).isEmpty();
    assertThat(ground.records()).isEqualTo(before);
  }

  private void rewrite(Consumer<ObjectNode> change) {
    ObjectNode state = (ObjectNode) cloud.state();
    change.accept(state);
    cloud.write(Cloud.STATE, state.toString());
  }

  private void hold() {
    cloud.write(
        Cloud.ROOT + "/state/deploy.lock",
        """
        {"ID": "other", "AcquisitionTime": "2026-01-02T03:04:05.678Z", "IsForced": false,
         "User": "bob@example.com"}
        """);
  }

  private JsonNode lock() {
    return cloud.file(Cloud.ROOT + "/state/deploy.lock");
  }
}
