package dev.trowel.core.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.Exchange;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.PlanJson;
import dev.trowel.core.select.Selecting;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deployments of a part of a bundle.
final class SelectingTest {

  private static final String BUNDLE =
      """
      bundle: {name: b}
      resources:
        schemas:
          s: {catalog_name: main, name: NAME, grants: [{principal: ops, privileges: [USE_SCHEMA]}]}
        volumes:
          v:
            catalog_name: main
            schema_name: "${resources.schemas.s.name}"
            name: v
            volume_type: MANAGED
            comment: COMMENT
        jobs:
          a: {name: a, max_concurrent_runs: RUNS}
          b:
            name: b
            max_concurrent_runs: RUNS
            permissions: [{level: CAN_VIEW, group_name: users}]
            tasks: [{task_key: t, run_job_task: {job_id: "${resources.jobs.a.id}"}}]
      """;

  private Ground ground;

  @BeforeEach
  void start(@TempDir Path root) throws IOException {
    ground = new Ground(root);
    bundle("s", "first", 1);
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  @Test
  void whatWasNotSelectedIsNeitherReadNorChanged() throws IOException {
    ground.deploy();
    edit("a", 7);
    bundle("s", "second", 2);
    ground.changes();

    ground.deployOnly("volumes");

    assertThat(requests()).noneMatch(line -> line.contains("jobs"));
    assertThat(requests()).anyMatch(line -> line.startsWith("PATCH") && line.contains("volumes"));
    assertThat(live("a").path("max_concurrent_runs").asInt()).isEqualTo(7);
    assertThat(plan(Selecting.ALL).changes())
        .extracting(line -> line.key().toString())
        .containsExactly("jobs.a", "jobs.b");
  }

  @Test
  void whatLeftTheBundleGoesOnlyWhenItIsSelected() throws IOException {
    ground.deploy();
    ground.bundle("bundle: {name: b}\nresources: {jobs: {a: {name: a}}}\n");

    ground.deployOnly("jobs.a");
    assertThat(state().resources().keySet())
        .extracting(ResourceKey::toString)
        .containsExactly(
            "jobs.a", "jobs.b", "jobs.b.permissions", "schemas.s", "schemas.s.grants", "volumes.v");

    ground.deployOnly("jobs", "volumes.v");
    assertThat(state().resources().keySet())
        .extracting(ResourceKey::toString)
        .containsExactly("jobs.a", "schemas.s", "schemas.s.grants");
  }

  @Test
  void partsOneAfterAnotherComeToTheSameAsAllAtOnce() throws IOException {
    ground.deployOnly("jobs.b");
    assertThat(state().resources().keySet())
        .extracting(ResourceKey::toString)
        .containsExactly("jobs.a", "jobs.b", "jobs.b.permissions");
    ground.deployOnly("schemas");
    ground.deployOnly("volumes");

    assertThat(plan(Selecting.ALL).isEmpty()).isTrue();
    assertThat(ground.propose().isEmpty()).isTrue();
  }

  @Test
  void aPlanOfAPartSaysHowManyAreLeft() throws IOException {
    ground.deploy();
    bundle("s", "first", 5);

    Plan plan = plan(new Selecting(List.of("jobs.b"), List.of(), false));

    assertThat(plan.counts()).isEqualTo(new Plan.Counts(0, 1, 0, 1));
    ObjectNode json = PlanJson.write(plan);
    assertThat(json.path("not_selected").asInt()).isEqualTo(3);
    assertThat(json.path("plan").propertyStream().map(Map.Entry::getKey))
        .containsExactly("resources.jobs.b", "resources.jobs.b.permissions");
  }

  @Test
  void selectingEverythingIsSelectingNothing() throws IOException {
    ground.deploy();
    bundle("t", "second", 3);

    ObjectNode all = PlanJson.write(plan(Selecting.ALL));
    ObjectNode each =
        PlanJson.write(
            plan(new Selecting(List.of("jobs", "schemas", "volumes"), List.of(), false)));

    assertThat(each).isEqualTo(all);
  }

  @Test
  void whoIsLeftBehindIsTold() throws IOException {
    ground.deploy();
    bundle("t", "first", 1);
    Diagnostics warnings = new Diagnostics();

    new Deployer(ground.site(), Hooks.NONE, new Selecting(List.of("schemas"), List.of(), false))
        .propose(warnings);

    assertThat(warnings.list())
        .extracting(each -> each.code() + ": " + each.summary())
        .containsExactly(
            "selection-leaves-dependants: schemas.s gets another id, and this is not selected:"
                + " volumes.v");
  }

  private void bundle(String schema, String comment, int runs) throws IOException {
    ground.bundle(
        BUNDLE.replace("NAME", schema).replace("COMMENT", comment).replace("RUNS", "" + runs));
  }

  private Plan plan(Selecting selecting) {
    return new Deployer(ground.site(), Hooks.NONE, selecting).propose(new Diagnostics()).plan();
  }

  private State state() {
    return ground.site().store().look();
  }

  private void edit(String key, int runs) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("job_id", Long.valueOf(id(key)));
    body.putObject("new_settings").put("max_concurrent_runs", runs);
    assertThat(ground.workspace().rest().send(Call.of("POST", "/api/2.2/jobs/update", body)))
        .isInstanceOf(Answer.Ok.class);
  }

  private ObjectNode live(String key) {
    Answer answer =
        ground.workspace().rest().send(Call.get("/api/2.2/jobs/get").query("job_id", id(key)));
    return (ObjectNode) ((Answer.Ok) answer).body().path("settings");
  }

  private String id(String key) {
    return requireNonNull(state().resources().get(ResourceKey.of("jobs", key))).id();
  }

  private List<String> requests() {
    return ground.exchanges().stream().map(Exchange::line).toList();
  }
}
