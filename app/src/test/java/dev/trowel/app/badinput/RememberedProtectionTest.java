package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Protection that the workspace remembers (wishes.md M4).
class RememberedProtectionTest {

  private static final String PLACE = Cloud.ROOT + "/state/trowel/protection.json";
  private static final String EXPERIMENT =
      """
        experiments:
          fares:
            name: /Shared/fares
            lifecycle: {prevent_destroy: true}
      """;
  private static final String PROTECTED =
      Ground.TRIPS.replace("      catalog_name: main\n", protection("true")) + EXPERIMENT.indent(0);
  private static final String EMPTY = "bundle:\n  name: trips\n";

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void deploy() {
    ground = Ground.bare(folder).with(cloud.login()).trips().bundle(PROTECTED);
    assertThat(ground.run("deploy").exit()).isZero();
    cloud.calm();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  private static String protection(String value) {
    return "      catalog_name: main\n      lifecycle: {prevent_destroy: %s}\n".formatted(value);
  }

  @Test
  void m4NothingProtectedIsDeletedWithItsBlock() {
    ground.bundle(EMPTY);

    for (String command :
        List.of(
            "plan",
            "deploy",
            "deploy --auto-approve --allow-delete *",
            "destroy --auto-approve --allow-delete *")) {
      Shell.Result result = ground.run(command);

      assertThat(result.exit()).as(command).isEqualTo(1);
      assertThat(result.err())
          .contains("resource experiments.fares is protected by lifecycle.prevent_destroy")
          .contains("resource schemas.trips is protected by lifecycle.prevent_destroy")
          .contains("It was protected by deployment 1 at databricks.yml:7:36")
          .doesNotContain("jobs.count is protected");
    }
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void theWorkspaceSaysSinceWhenAndWhere() {
    JsonNode file = cloud.file(PLACE);

    assertThat(file.path("version").asInt()).isEqualTo(1);
    assertThat(file.path("lineage")).isEqualTo(cloud.state().path("lineage"));
    JsonNode since = file.path("protected").path("resources.schemas.trips");
    assertThat(since.path("since").asInt()).isEqualTo(1);
    assertThat(since.path("place").asText()).isEqualTo("databricks.yml:7:36");
    assertThat(file.path("protected").size()).isEqualTo(2);
  }

  @Test
  void deployingAgainSendsNothing() {
    assertThat(ground.run("deploy").exit()).isZero();
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void aFreshCheckoutKnowsWhatIsProtected(@TempDir Path other) {
    Shell.Result result = Ground.bare(other).with(cloud.login()).bundle(EMPTY).run("plan");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("resource schemas.trips is protected");
  }

  @Test
  void liftingIsADeploymentOfItsOwn() {
    ground.bundle(PROTECTED.replace(protection("true"), protection("false")));

    assertThat(ground.run("plan --detailed-exitcode").exit()).isEqualTo(2);
    assertThat(ground.run("deploy").exit()).isZero();

    assertThat(cloud.file(PLACE).path("protected").has("resources.schemas.trips")).isFalse();
    assertThat(cloud.file(PLACE).path("protected").has("resources.experiments.fares")).isTrue();
    ground.bundle(EMPTY + "resources:\n" + EXPERIMENT.indent(0));
    assertThat(ground.run("deploy --allow-delete schemas.trips").exit()).isZero();
    assertThat(ground.run("plan --detailed-exitcode").exit()).isZero();
  }

  @Test
  void takingTheFieldOutLiftsToo() {
    ground.bundle(Ground.TRIPS + EXPERIMENT.replace("true", "false").indent(0));

    assertThat(ground.run("deploy").exit()).isZero();

    assertThat(cloud.file(PLACE).isMissingNode()).isTrue();
  }

  @Test
  void liftingAndDestroyingInOneGoIsRefused() {
    ground.bundle(
        PROTECTED
            .replace(protection("true"), protection("false"))
            .replace("      name: trips\n", "      name: journeys\n"));

    Shell.Result result = ground.run("deploy --allow-delete schemas.trips");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("Deploy the lifted protection alone first");
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void whatIsGoneFromTheWorkspaceIsProtectedNoMore() {
    cloud.send("DELETE", "/api/2.1/unity-catalog/schemas/main.trips?force=true", "");
    ground.bundle(EMPTY + "resources:\n" + EXPERIMENT.indent(0));

    assertThat(ground.run("deploy").exit()).isZero();

    assertThat(cloud.file(PLACE).path("protected").has("resources.schemas.trips")).isFalse();
  }

  @Test
  void theIncumbentsSpellingWarnsAndGoesOn() {
    ground.bundle(EMPTY + "resources:\n" + EXPERIMENT.indent(0));

    Shell.Result result = ground.run("bundle deploy --auto-approve");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("Warning: resource schemas.trips is protected by lifecycle.prevent_destroy")
        .contains("Warning: schemas.trips is deleted without a question: The tables");
    assertThat(cloud.changes()).anyMatch(line -> line.startsWith("DELETE"));
    assertThat(cloud.file(PLACE).path("protected").size()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadStopsTheDeployment() {
    cloud.write(PLACE, "{");
    ground.bundle(EMPTY);

    Shell.Result result = ground.run("deploy --allow-delete *");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("cannot read what is protected: " + PLACE);
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void aFileOfAnotherDeploymentProtectsNothing() {
    cloud.write(
        PLACE,
        """
        {"version": 1, "lineage": "x", "protected": {"resources.jobs.count": {"since": 1}}}
        """);
    ground.bundle(PROTECTED.replaceAll("(?s)  jobs:.*?  experiments:", "  experiments:"));

    assertThat(ground.run("deploy --allow-delete *").exit()).isZero();

    assertThat(cloud.file(PLACE).path("protected").has("resources.schemas.trips")).isTrue();
  }

  @Test
  void whatCouldNotBeRecordedIsTold() {
    ground.bundle(PROTECTED.replace(protection("true"), protection("false")));
    cloud.disturb(
        "POST /api/2.0/workspace-files/import-file" + "~/state/trowel/protection.json",
        Cloud.refusal(403, "PERMISSION_DENIED", "no"));

    Shell.Result result = ground.run("deploy");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("could not be recorded in " + PLACE);
    assertThat(ground.run("deploy").exit()).isZero();
    assertThat(cloud.file(PLACE).path("protected").size()).isEqualTo(1);
  }

  @Test
  void whatExistsIsProtectedAlsoWhenTheRestFailed(@TempDir Path other) {
    try (Cloud bad = new Cloud()) {
      Ground half = Ground.bare(other).with(bad.login()).trips().bundle(PROTECTED);
      bad.disturb(
          "POST /api/2.0/mlflow/experiments/create",
          Cloud.refusal(400, "INVALID_PARAMETER_VALUE", "no"));

      assertThat(half.run("deploy").exit()).isEqualTo(1);

      assertThat(bad.file(PLACE).path("protected").propertyStream().map(each -> each.getKey()))
          .containsExactly("resources.schemas.trips");
    }
  }

  @Test
  void bundlesWithoutProtectionHaveNoFile(@TempDir Path other) {
    try (Cloud clean = new Cloud()) {
      Ground plain = Ground.bare(other).with(clean.login()).trips();
      assertThat(plain.run("deploy").exit()).isZero();
      assertThat(clean.changes()).noneMatch(line -> line.contains("protection.json"));
    }
  }

  @Test
  void destroyingAfterLiftingLeavesNothing() {
    ground.bundle(Ground.TRIPS + EXPERIMENT.replace("true", "false").indent(0));
    assertThat(ground.run("deploy").exit()).isZero();

    assertThat(ground.run("destroy --auto-approve --allow-delete *").exit()).isZero();
    assertThat(cloud.file(PLACE).isMissingNode()).isTrue();
  }
}
