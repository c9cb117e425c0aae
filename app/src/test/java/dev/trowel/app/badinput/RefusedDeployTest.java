package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing changes before the plan stands and is approved (wishes.md M12).
class RefusedDeployTest {

  private static final String NOTEBOOK = "count.py";
  private static final String REMOTE = Cloud.ROOT + "/files/count";

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void deploy() {
    ground = Ground.bare(folder).with(cloud.login()).trips();
    assertThat(ground.run("deploy").exit()).isZero();
    cloud.calm();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void m12ARefusedDeploymentChangesNothing() {
    String before = live();
    ground.file(NOTEBOOK, "# Databricks notebook source\nprint(2)\n");
    ground.change("      name: trips\n", "      name: journeys\n");
    var files = ground.records();

    for (String command :
        List.of(
            "deploy",
            "deploy --auto-approve",
            "deploy --select schemas.trips+",
            "bundle deploy",
            "plan",
            "bundle plan")) {
      Shell.Result result = ground.run(command);

      assertThat(result.exit())
          .as(command)
          .isEqualTo(command.endsWith("plan") ? 0 : command.startsWith("bundle") ? 1 : 5);
    }

    assertThat(cloud.changes()).isEmpty();
    assertThat(live()).isEqualTo(before).isNotEmpty();
    assertThat(ground.records()).isEqualTo(files);
  }

  @Test
  void aPlanThatCannotBeMadeChangesNothing() {
    ground.file(NOTEBOOK, "# Databricks notebook source\nprint(2)\n");
    ground.change("${resources.schemas.trips.name}", "${resources.schemas.trips.nonsense}");

    assertThat(ground.run("deploy --allow-delete *").exit()).isNotZero();

    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void aFirstDeploymentThatIsRefusedMakesNoFolder(@TempDir Path other) {
    try (Cloud empty = new Cloud()) {
      Ground fresh = Ground.bare(other).with(empty.login()).trips();
      fresh.change("${resources.schemas.trips.name}", "${resources.schemas.trips.nonsense}");
      var files = fresh.records();

      assertThat(fresh.run("deploy").exit()).isNotZero();

      assertThat(empty.changes()).isEmpty();
      assertThat(fresh.records()).isEqualTo(files);
    }
  }

  private String live() {
    return cloud.get("/api/2.0/workspace/export?format=SOURCE&path=" + REMOTE).toString();
  }
}
