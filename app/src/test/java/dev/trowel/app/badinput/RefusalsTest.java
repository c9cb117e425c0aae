package dev.trowel.app.badinput;

import static dev.trowel.app.badinput.Cloud.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.http.Fault;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workspace that says no to one request in the middle.
class RefusalsTest {

  private static final Fault FORBIDDEN =
      refusal(403, "PERMISSION_DENIED", "ann@example.com may not do this.");
  private static final String SAID = "ann@example.com may not do this. (403 PERMISSION_DENIED)";
  private static final String WAY_OUT =
      "Who is logged in may not do this. Ask the object's owner or an administrator for the"
          + " permission, then run again.\n";

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void logIn() {
    ground = Ground.bare(folder).with(cloud.login()).trips();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void forbiddenRead() {
    deploy();
    Map<String, String> before = ground.records();

    for (String command : new String[] {"plan", "deploy"}) {
      cloud.disturb("GET /api/2.2/jobs/get", FORBIDDEN);
      Shell.Result result = ground.run(command);

      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .contains("Error: cannot read resources.jobs.count: id=" + jobId() + ": " + SAID)
          .contains("\n  at resources.jobs.count\n  in databricks.yml:10:7\n")
          .contains("Nothing was changed. Check that this identity may see the object");
    }
    assertThat(cloud.changes()).isEmpty();
    assertThat(ground.records()).isEqualTo(before);
  }

  @Test
  void forbiddenCreate() {
    cloud.disturb("POST /api/2.1/unity-catalog/schemas", FORBIDDEN);

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Error: cannot create resources.schemas.trips: " + SAID)
        .contains("\n  at resources.schemas.trips\n  in databricks.yml:6:7\n")
        .contains(WAY_OUT);
    assertThat(result.out())
        .isEqualTo(
            """
            Not started
              create  jobs.count  databricks.yml:10:7  needs schemas.trips
            Failed
              create  schemas.trips  databricks.yml:6:7  api-refused

            Files: 2 uploaded, 0 deleted
            Resources: 0 created, 0 changed, 0 deleted, 0 unchanged, 1 failed, 1 not started
            Mend what failed and run the same command again: it goes on from here.
            """);
    assertThat(cloud.resourceChanges()).containsExactly("POST /api/2.1/unity-catalog/schemas");
    assertThat(cloud.state().isMissingNode()).as("nothing is recorded").isTrue();
    assertThat(ground.files()).doesNotContainKey(".databricks/bundle/default/resources.json");
  }

  @Test
  void forbiddenDelete() {
    deploy();
    ground.bundle("bundle:\n  name: trips\n");
    cloud.disturb("DELETE /api/2.1/unity-catalog/schemas/main.trips", FORBIDDEN);

    Shell.Result result = ground.run("deploy --allow-delete *");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Deleted jobs.count\n")
        .contains("Error: cannot delete resources.schemas.trips: deleting id=main.trips: " + SAID)
        .contains(WAY_OUT);
    assertThat(result.out())
        .contains("Resources: 0 created, 0 changed, 1 deleted, 0 unchanged, 1 failed\n");
    assertThat(recorded()).containsExactly("resources.schemas.trips");

    assertThat(ground.run("deploy --allow-delete *").err()).contains("Deleted schemas.trips\n");
    assertThat(recorded()).isEmpty();
  }

  @Test
  void forbiddenDeleteKeepsTheFolderWhenDestroying() {
    deploy();
    cloud.disturb("POST /api/2.2/jobs/delete", FORBIDDEN);

    Shell.Result result = ground.run("destroy --auto-approve --allow-delete *");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("Error: cannot delete resources.jobs.count: ");
    assertThat(result.out())
        .isEqualTo(
            """
            Not started
              delete  schemas.trips  needs jobs.count
            Failed
              delete  jobs.count  api-refused

            Destroy: 0 deleted, 1 failed, 1 not started
            Mend what failed and run the same command again: it goes on from here.
            """);
    assertThat(recorded()).containsExactly("resources.jobs.count", "resources.schemas.trips");

    assertThat(ground.run("destroy --auto-approve --allow-delete *").out())
        .isEqualTo("Destroy: 2 deleted\n");
    assertThat(cloud.state().isMissingNode()).isTrue();
  }

  @Test
  void folderThatCannotBeDeletedIsToldBesideWhatWent() {
    deploy();
    Fault[] often = Collections.nCopies(9, FORBIDDEN).toArray(Fault[]::new);
    cloud.disturb("POST /api/2.0/workspace/delete", often);

    Shell.Result result = ground.run("destroy --auto-approve --allow-delete *");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Deleted jobs.count\nDeleted schemas.trips\n")
        .contains("Error: cannot delete " + Cloud.ROOT)
        .contains(SAID);
    assertThat(recorded()).isEmpty();

    cloud.calm();

    assertThat(ground.run("destroy --auto-approve --allow-delete *").exit()).isZero();
    assertThat(cloud.state().isMissingNode()).isTrue();
  }

  @Test
  void failureInTheMiddleIsRecordedAndTheNextDeploymentGoesOn() {
    cloud.disturb("POST /api/2.2/jobs/create", refusal(400, "INVALID_PARAMETER_VALUE", "No."));

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Created schemas.trips\n")
        .contains("Error: cannot create resources.jobs.count: No. (400 INVALID_PARAMETER_VALUE)\n")
        .contains("\n  in databricks.yml:10:7\n");
    assertThat(result.out())
        .startsWith(
            """
            Done
              create  schemas.trips  databricks.yml:6:7
            Failed
              create  jobs.count  databricks.yml:10:7  api-refused

            """)
        .contains("Files: 2 uploaded, 0 deleted\n")
        .contains("Resources: 1 created, 0 changed, 0 deleted, 0 unchanged, 1 failed\n");
    assertThat(recorded()).containsExactly("resources.schemas.trips");
    assertThat(cloud.state().path("serial").asInt()).isEqualTo(1);

    cloud.calm();
    assertThat(ground.run("deploy").out())
        .contains("Files: 0 uploaded, 0 deleted\n")
        .contains("Resources: 1 created, 0 changed, 0 deleted, 1 unchanged\n");
    assertThat(cloud.resourceChanges()).containsExactly("POST /api/2.2/jobs/create");
    assertThat(recorded()).containsExactly("resources.jobs.count", "resources.schemas.trips");
  }

  private void deploy() {
    assertThat(ground.run("deploy").exit()).isZero();
    cloud.calm();
  }

  private String jobId() {
    return job().path("job_id").asText();
  }

  private JsonNode job() {
    return cloud.get("/api/2.2/jobs/list").path("jobs").path(0);
  }

  private List<String> recorded() {
    return cloud.state().path("state").properties().stream()
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
