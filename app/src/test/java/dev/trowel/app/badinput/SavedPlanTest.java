package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A saved plan is carried out as it is or not at all: for each thing that it was made from, one
/// change of that thing alone (wishes.md M13).
class SavedPlanTest {

  private static final String VARIED =
      """
      bundle:
        name: trips
      variables:
        days:
          default: "7"
      resources:
        schemas:
          trips:
            catalog_name: main
            name: trips
        jobs:
          count:
            name: count
            max_concurrent_runs: 3
            permissions:
              - level: CAN_VIEW
                group_name: users
            tasks:
              - task_key: count
                notebook_task:
                  notebook_path: count.py
                  base_parameters:
                    days: ${var.days}
          other:
            name: other
      targets:
        dev:
          default: true
        staging: {}
      """;

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void planAChange() {
    ground =
        Ground.bare(folder)
            .with(cloud.login())
            .file(".git/HEAD", "ref: refs/heads/main\n")
            .file(".git/refs/heads/main", "1111111111111111111111111111111111111111\n")
            .file("count.py", "# Databricks notebook source\nprint(1)\n")
            .bundle(VARIED);
    assertThat(ground.run("deploy").exit()).isZero();
    ground.change("name: other\n", "name: another\n");
    Shell.Result planned = ground.run("plan --out p.json");
    assertThat(planned.exit()).as(planned.screen()).isZero();
    assertThat(planned.err())
        .endsWith("Saved the plan. Carry it out with: trowel deploy --plan p.json\n");
    cloud.calm();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void isCarriedOutAsItIsWhenNothingMoved() {
    Shell.Result result = ground.run("deploy --plan p.json");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(cloud.resourceChanges()).containsExactly("POST /api/2.2/jobs/reset");
    assertThat(cloud.changes()).noneMatch(line -> line.contains("p.json"));
    assertThat(ground.run("plan --detailed-exitcode -C " + folder).exit())
        .as("the plan's file is one of the bundle where nothing says otherwise")
        .isEqualTo(2);
  }

  @Test
  void canBeCarriedOutOnce() {
    ground.run("deploy --plan p.json");
    cloud.calm();

    refuses(
        "deploy --plan p.json",
        "state serial: 1, now 2 (somebody deployed)",
        "jobs.other was changed in the workspace: name");
  }

  @Test
  void refusesAChangedFile() {
    ground.file("count.py", "# Databricks notebook source\nprint(2)\n");

    refuses("deploy --plan p.json", "file count.py changed");
  }

  @Test
  void refusesAFileMoreOrLess() throws IOException {
    ground.file("more.py", "print(1)\n");
    refuses("deploy --plan p.json", "file more.py is new");

    Files.delete(folder.resolve("more.py"));
    Files.delete(folder.resolve("count.py"));
    ground.bundle(VARIED.replace("name: other\n", "name: another\n").replace("count.py", "c.py"));
    ground.file("c.py", "# Databricks notebook source\nprint(1)\n");
    refuses(
        "deploy --plan p.json",
        "bundle: resources.jobs.count.tasks changed",
        "file c.py is new",
        "file count.py is gone",
        "file databricks.yml changed");
  }

  @Test
  void refusesAChangedSettingOfTheBundle() {
    ground.change("max_concurrent_runs: 3\n", "max_concurrent_runs: 4\n");

    refuses(
        "deploy --plan p.json",
        "bundle: resources.jobs.count.max_concurrent_runs changed",
        "file databricks.yml changed");
  }

  @Test
  void refusesAnotherValueOfAVariable() {
    ground = ground.with(Map.of("BUNDLE_VAR_days", "8"));

    refuses("deploy --plan p.json", "bundle: resources.jobs.count.tasks changed");
  }

  @Test
  void refusesAnotherOption() {
    refuses("deploy --plan p.json --var days=7", "option --var: none, now days");
    refuses("deploy --plan p.json --force", "option --force: none, now given");
    refuses("deploy --plan p.json --select jobs.other", "option --select: none, now jobs.other");
  }

  @Test
  void refusesAJobThatSomebodyEdited() {
    cloud.send(
        "POST",
        "/api/2.2/jobs/update",
        "{\"job_id\": %s, \"new_settings\": {\"max_concurrent_runs\": 9}}".formatted(id("count")));

    refuses("deploy --plan p.json", "jobs.count was changed in the workspace: max_concurrent_runs");
  }

  @Test
  void refusesAJobThatSomebodyDeleted() {
    cloud.send("POST", "/api/2.2/jobs/delete", "{\"job_id\": %s}".formatted(id("other")));

    refuses("deploy --plan p.json", "jobs.other is gone from the workspace");
  }

  @Test
  void refusesPermissionsThatSomebodyEdited() {
    cloud.send(
        "PUT",
        "/api/2.0/permissions/jobs/" + id("count"),
        """
        {"access_control_list": [
          {"user_name": "ann@example.com", "permission_level": "IS_OWNER"},
          {"group_name": "users", "permission_level": "CAN_MANAGE"}]}
        """);

    refuses(
        "deploy --plan p.json", "jobs.count.permissions was changed in the workspace: __embed__");
  }

  @Test
  void refusesAStateThatMovedOn() {
    rewrite("serial", cloud.file(STATE).path("serial").asLong() + 1);

    refuses("deploy --plan p.json", "state serial: 1, now 2 (somebody deployed)");
  }

  @Test
  void refusesAnotherDeployment() throws IOException {
    String ours = cloud.file(STATE).path("lineage").asText();
    String other = "11111111-2222-3333-4444-555555555555";
    ObjectNode state = (ObjectNode) cloud.file(STATE);
    cloud.write(STATE, state.put("lineage", other).toString());
    Files.delete(folder.resolve(".databricks/bundle/dev/resources.json"));

    Shell.Result result = ground.run("deploy --plan p.json");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("state lineage: %s, now %s (it is another deployment)".formatted(ours, other));
    assertThat(cloud.changes()).isEmpty();
  }

  @Test
  void refusesAnotherCommit() {
    ground.file(".git/refs/heads/main", "2222222222222222222222222222222222222222\n");

    refuses(
        "deploy --plan p.json",
        "git commit: 1111111111111111111111111111111111111111, now"
            + " 2222222222222222222222222222222222222222");
  }

  @Test
  void refusesAnotherTarget() {
    refuses("deploy --plan p.json -t staging", "target: dev, now staging");
    ground = ground.with(Map.of("DATABRICKS_BUNDLE_TARGET", "staging"));
    refuses("deploy --plan p.json", "target: dev, now staging");
  }

  @Test
  void refusesAnotherWorkspace() {
    try (Cloud elsewhere = new Cloud()) {
      Shell.Result result = ground.with(elsewhere.login()).run("deploy --plan p.json");

      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .contains("host: %s, now %s\n".formatted(cloud.host(), elsewhere.host()));
      assertThat(elsewhere.changes()).isEmpty();
    }
  }

  @Test
  void refusesAnotherIdentityAndRootPath() {
    Path local = folder.resolve(".databricks/local");
    String ann = " --local-user ann@example.com";
    assertThat(ground.run("plan --out q.json --local" + ann).exit()).isZero();

    Shell.Result result = ground.run("deploy --plan q.json --local --local-user bob@example.com");

    assertThat(result.exit()).as(result.screen()).isEqualTo(1);
    assertThat(result.err())
        .contains("identity: ann@example.com, now bob@example.com\n")
        .contains("root path: /Workspace/Users/ann@example.com/.bundle/trips/dev, now ");
    assertThat(local).exists();
  }

  @Test
  void holdsForALocalWorkspaceThatListensElsewhere() {
    assertThat(ground.run("plan --out q.json --local").exit()).isZero();

    Shell.Result result = ground.run("deploy --plan q.json --local");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.out()).contains("Resources: 4 created");
  }

  @Test
  void needsNoOptionThatThePlanNames() {
    assertThat(ground.run("plan --out q.json -t dev --select jobs.count").exit()).isZero();

    Shell.Result result = ground.run("deploy --plan q.json");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(cloud.resourceChanges()).isEmpty();
  }

  @Test
  void isConsentToWhatItDestroys() {
    ground.bundle(VARIED.replaceAll("(?s)  schemas:.*?  jobs:", "  jobs:"));
    assertThat(ground.run("deploy").exit()).isEqualTo(5);
    assertThat(ground.run("plan --out q.json").exit()).isZero();

    Shell.Result result = ground.run("deploy --plan q.json");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.err()).contains("Deleted schemas.trips\n");
  }

  private static final String STATE =
      "/Workspace/Users/ann@example.com/.bundle/trips/dev/state/resources.json";

  private void refuses(String line, String... moved) {
    Shell.Result result = ground.run(line);

    assertThat(result.err())
        .isEqualTo(
            """
            Error: what the plan was made from has moved

            %s
            Nothing was changed. Make a new plan, and have it approved again.

            """
                .formatted(String.join("\n", moved)));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(cloud.changes()).isEmpty();
  }

  private void rewrite(String field, long value) {
    ObjectNode state = (ObjectNode) cloud.file(STATE);
    cloud.write(STATE, state.put(field, value).toString());
  }

  private String id(String job) {
    JsonNode recorded = cloud.file(STATE).path("state").path("resources.jobs." + job);
    return recorded.path("__id__").asText();
  }
}
