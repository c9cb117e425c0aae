package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles that can be read and make no sense.
class BrokenDeclarationsTest {

  private static final String ME = "GET /api/2.0/preview/scim/v2/Me";
  private static final String CREATE = "POST /api/2.2/jobs/create";

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

  private static final String WRONG_TYPES =
      """
      %1$s: cannot parse "many" as an integer
        at resources.jobs.count.max_concurrent_runs
        in databricks.yml:11:28

      Write an integer here. The value is not sent as it is.

      %1$s: expected map, found sequence
        at resources.jobs.count.tags
        in databricks.yml:12:13

      Write a map here. The value is not sent as it is.

      """;

  @Test
  void wrongTypeIsAnErrorAndNothingIsSent() {
    ground.change(
        "name: count\n", "name: count\n      max_concurrent_runs: many\n      tags: [a]\n");

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).startsWith(WRONG_TYPES.formatted("Error"));
    assertThat(cloud.bodies(CREATE)).isEmpty();
  }

  @Test
  void wrongTypeIsAWarningForTheIncumbentAndNotSent() {
    ground.change(
        "name: count\n", "name: count\n      max_concurrent_runs: many\n      tags: [a]\n");

    Shell.Result result = ground.run("bundle deploy");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).startsWith(WRONG_TYPES.formatted("Warning"));
    JsonNode sent = cloud.bodies(CREATE).getFirst();
    assertThat(sent.path("max_concurrent_runs").asInt()).as("the default").isEqualTo(1);
    assertThat(sent.has("tags")).isFalse();
  }

  @Test
  void unknownFieldIsAWarningAndNotSent() {
    ground.change("name: count\n", "name: count\n      colour: red\n");

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .startsWith(
            """
            Warning: unknown field: colour
              at resources.jobs.count
              in databricks.yml:11:7

            It has no effect. Remove it, or correct its name.

            """);
    assertThat(cloud.bodies(CREATE)).hasSize(1);
    assertThat(cloud.bodies(CREATE).getFirst().has("colour")).isFalse();
  }

  @Test
  void unknownFieldIsSentWhenTheBundleSaysSo() {
    ground
        .change("name: count\n", "name: count\n      colour: red\n")
        .change("resources:\n", "trowel:\n  unknown_fields: send\nresources:\n");

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("Warning: unknown field: colour\n")
        .contains("It is sent as it is, as trowel.unknown_fields says.\n");
    assertThat(cloud.bodies(CREATE).getFirst().path("colour").asText()).isEqualTo("red");
  }

  @Test
  void referenceToAResourceThatIsNotThere() {
    ground.change("schemas.trips.name", "schemas.tirps.name");

    refuses(
        """
        Error: invalid dependency "${resources.schemas.tirps.name}", no such node \
        "resources.schemas.tirps"
          at resources.jobs.count.tasks[0].notebook_task.base_parameters.schema
          in databricks.yml:16:23

        Did you mean schemas.trips?

        """);
  }

  @Test
  void validationFindsItToo() {
    ground.change("schemas.trips.name", "schemas.tirps.name");

    Shell.Result ours = ground.run("validate");
    Shell.Result incumbents = ground.run("bundle validate");

    assertThat(ours.err()).startsWith("Error: invalid dependency");
    assertThat(ours.exit()).isEqualTo(3);
    assertThat(incumbents.err()).contains("Warning: invalid dependency");
    assertThat(incumbents.exit()).isZero();
  }

  @Test
  void referencesInACircle() {
    ground.change(
        "name: trips\n  jobs", "name: trips\n      comment: ${resources.jobs.count.name}\n  jobs");

    refuses(
        """
        Error: cycle detected: resources.jobs.count refers to resources.schemas.trips via \
        ${resources.schemas.trips.name} which refers to resources.jobs.count via \
        ${resources.jobs.count.name}
          at resources.jobs.count.tasks[0].notebook_task.base_parameters.schema
             resources.schemas.trips.comment
          in databricks.yml:17:23
             databricks.yml:8:16

        Take one of these references out: no order can satisfy all of them.

        """);
  }

  @Test
  void referenceToAVariableThatIsNotThere() {
    ground.change("name: count\n", "name: ${var.nmae}\n");

    refuses(
        """
        Error: reference does not exist: ${var.nmae}
          in databricks.yml:10:13

        """);
  }

  @Test
  void variablesInACircle() {
    ground.change(
        "resources:\n",
        "variables: {a: {default: \"${var.b}\"}, b: {default: \"${var.a}\"}}\nresources:\n");
    ground.change("name: count\n", "name: ${var.a}\n");

    Shell.Result result = ground.run("validate");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("cycle detected in field resolution: ")
        .contains("  in databricks.yml:");
  }

  @Test
  void missingNotebook() {
    ground.change("notebook_path: count.py", "notebook_path: cuont.py");

    refuses(
        """
        Error: notebook cuont.py not found
          at resources.jobs.count.tasks[0].notebook_task.notebook_path
          in databricks.yml:14:28

        Paths are relative to the file they are written in.

        """);
  }

  @Test
  void missingFile() {
    ground.bundle(
        """
        bundle:
          name: trips
        resources:
          jobs:
            count:
              tasks:
                - task_key: count
                  existing_cluster_id: c
                  spark_python_task:
                    python_file: src/main.py
        """);

    refuses(
        """
        Error: file src/main.py not found
          at resources.jobs.count.tasks[0].spark_python_task.python_file
          in databricks.yml:10:26

        Paths are relative to the file they are written in.

        """);
  }

  private void refuses(String message) {
    Map<String, String> before = ground.files();
    for (String command : new String[] {"plan", "deploy"}) {
      Shell.Result result = ground.run(command);
      assertThat(result.err()).startsWith(message);
      assertThat(result.exit()).isEqualTo(3);
    }
    assertThat(cloud.changes()).isEmpty();
    assertThat(cloud.requests()).contains(ME);
    assertThat(ground.files()).isEqualTo(before);
  }
}
