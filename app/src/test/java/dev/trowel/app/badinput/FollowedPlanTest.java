package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan in the incumbent's form says what to do, and its spelling does that (format.md 1.5).
class FollowedPlanTest {

  private static final String JOBS =
      """
      bundle:
        name: trips
      resources:
        jobs:
          a:
            name: a
            max_concurrent_runs: 2
          b:
            name: b
      """;

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void planAChange() {
    ground = Ground.bare(folder).with(cloud.login()).bundle(JOBS);
    assertThat(ground.run("bundle deploy").exit()).isZero();
    ground.change("max_concurrent_runs: 2", "max_concurrent_runs: 3");
    save();
    cloud.calm();
  }

  private void save() {
    Shell.Result planned = ground.run("bundle plan -o json");
    assertThat(planned.exit()).isZero();
    ground.file("p.json", planned.out());
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void doesWhatItSays() {
    Shell.Result result = ground.run("bundle deploy --plan p.json");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.err()).doesNotContain("Warning");
    assertThat(cloud.resourceChanges()).containsExactly("POST /api/2.2/jobs/reset");
  }

  @Test
  void leavesWhatItDoesNotNameAndSaysSo() {
    ground.change("name: b\n", "name: c\n");

    Shell.Result result = ground.run("bundle deploy --plan p.json");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.err())
        .contains(
            "Warning: resources.jobs.b: the plan leaves it as it is, although update is due now");
    assertThat(cloud.bodies("POST /api/2.2/jobs/reset"))
        .singleElement()
        .satisfies(body -> assertThat(body.at("/new_settings/name").asText()).isEqualTo("a"));
  }

  @Test
  void tellsSettingsThatTheBundleHasChanged() {
    ground.change("max_concurrent_runs: 3", "max_concurrent_runs: 4");

    Shell.Result result = ground.run("bundle deploy --plan p.json");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains(
            "Warning: resources.jobs.a: the bundle says something else than the plan:"
                + " max_concurrent_runs");
  }

  @Test
  void stopsWhereItCannotBeDoneAnyMore() {
    ground.change("  jobs:\n    a:\n      name: a\n      max_concurrent_runs: 3\n", "  jobs:\n");

    Shell.Result result = ground.run("bundle deploy --plan p.json");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("Error: resources.jobs.a: the plan says update, and delete is due now");
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void stopsWhenSomebodyDeployed() {
    assertThat(ground.run("bundle deploy").exit()).isZero();
    cloud.calm();

    Shell.Result result = ground.run("bundle deploy --plan p.json");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("Error: plan serial 1 does not match state serial 2");
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void warnsOfAnotherToolAndRefusesUnknownFields() throws IOException {
    ObjectNode plan = (ObjectNode) new ObjectMapper().readTree(ground.text("p.json"));
    ground.file("p.json", plan.put("cli_version", "1.2.3").toString());
    assertThat(ground.run("bundle deploy --plan p.json").err())
        .contains("Warning: the plan was made by version 1.2.3, this is 1.14.0");

    ground.file("p.json", plan.put("colour", "red").toString());
    Shell.Result result = ground.run("bundle deploy --plan p.json");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("Error: cannot read the plan p.json: unknown field \"colour\"");
  }
}
