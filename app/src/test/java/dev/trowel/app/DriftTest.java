package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody edits a job by hand: what `plan`, `deploy` and `drift` make of it (M10).
class DriftTest {

  private static final String BUNDLE =
      """
      bundle:
        name: taxi
      targets:
        dev:
          mode: development
        staging:
          default: true
          workspace:
            root_path: /Workspace/Shared/taxi
      resources:
        jobs:
          train:
            name: train
            max_concurrent_runs: 3
            permissions:
              - {level: CAN_VIEW, group_name: readers}
      """;

  @TempDir Path folder;
  @TempDir Path workspace;
  private Shell shell;
  private Server server;

  @BeforeEach
  void deploy() throws IOException {
    shell = new Shell(folder, Map.of());
    server = Server.on(workspace);
    bundle(BUNDLE);
    assertThat(run("deploy").exit()).isZero();
    server.forget();
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Test
  void thePlanNamesTheDriftByField() throws IOException {
    editByHand();

    assertThat(run("plan").out())
        .contains("~ jobs.train  update: drift")
        .contains("! max_concurrent_runs  9 → 3  (changed by hand)")
        .contains("! schedule ")
        .contains("(added by hand)")
        .contains("deploy will stop until\n  what was changed by hand may be undone: jobs.train\n");
  }

  @Test
  void deployingStopsAndSendsNothing() throws IOException {
    editByHand();
    server.forget();

    Shell.Result result = run("deploy", "--auto-approve");

    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.err())
        .contains("error[drift-overwritten]: jobs.train was changed in the workspace")
        .contains("max_concurrent_runs: 3 deployed, now 9, bundle: 3")
        .contains("schedule:\n")
        .contains("deployed: nothing\n")
        .contains("bundle: nothing\n")
        .contains("--overwrite-drift");
    assertThat(server.changes()).isEmpty();
  }

  @Test
  void aChangeOfTheSameFieldInTheBundleIsToldWithAllThreeValues() throws IOException {
    editByHand();
    bundle(BUNDLE.replace("max_concurrent_runs: 3", "max_concurrent_runs: 5"));

    assertThat(run("deploy").err()).contains("max_concurrent_runs: 3 deployed, now 9, bundle: 5");
  }

  @Test
  void agreeingToOverwriteRevertsIt() throws IOException {
    editByHand();

    assertThat(run("deploy", "--overwrite-drift").exit()).isZero();

    JsonNode job = job().path("settings");
    assertThat(job.path("max_concurrent_runs").asInt()).isEqualTo(3);
    assertThat(job.has("schedule")).isFalse();
    assertThat(run("drift").exit()).isZero();
  }

  @Test
  void ignoredFieldsStayAndTheNextPlanIsEmpty() throws IOException {
    editByHand();
    bundle(BUNDLE + "      lifecycle: {ignore_changes: [max_concurrent_runs, schedule]}\n");

    assertThat(run("deploy").exit()).isZero();
    bundle(
        BUNDLE
            .replace("name: train\n", "name: train\n      description: new\n")
            .concat("      lifecycle: {ignore_changes: [max_concurrent_runs, schedule]}\n"));
    assertThat(run("deploy").exit()).isZero();

    JsonNode job = job().path("settings");
    assertThat(job.path("description").asText()).isEqualTo("new");
    assertThat(job.path("max_concurrent_runs").asInt()).isEqualTo(9);
    assertThat(job.path("schedule").path("timezone_id").asText()).isEqualTo("UTC");
    assertThat(run("plan", "--detailed-exitcode").exit()).isZero();
  }

  @Test
  void inDevelopmentItIsNamedAndOverwritten() throws IOException {
    String staged = jobs().getFirst();
    assertThat(run("deploy", "-t", "dev").exit()).isZero();
    String developed = jobs().stream().filter(id -> !id.equals(staged)).findFirst().orElseThrow();
    edit(developed, "{\"max_concurrent_runs\": 9}");

    Shell.Result result = run("deploy", "-t", "dev");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("! max_concurrent_runs  9 → 3  (changed by hand)");
    assertThat(run("drift", "-t", "dev").exit()).isZero();
  }

  @Test
  void theIncumbentsSpellingGoesOnAndWarns() throws IOException {
    editByHand();

    Shell.Result result = run("bundle", "deploy");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("Warning: jobs.train was changed in the workspace, and deploying undoes that");
    assertThat(job().path("settings").path("max_concurrent_runs").asInt()).isEqualTo(3);
  }

  @Test
  void driftTellsWhatChangedHoweverTheBundleReadsByNow() throws IOException {
    editByHand();
    bundle(
        """
        bundle:
          name: taxi
        workspace:
          root_path: /Workspace/Shared/taxi
        targets: {staging: {default: true}}
        """);
    server.forget();

    Shell.Result result = run("drift");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out())
        .startsWith("changed jobs.train  (the bundle has it no more)\n")
        .containsPattern("\n    max_concurrent_runs +3 → 9\n")
        .contains("Drift: 1 changed, 0 deleted, 0 as deployed\n");
    assertThat(server.changes()).isEmpty();
  }

  @Test
  void driftLeavesOutWhatTheBundleChanged() throws IOException {
    bundle(BUNDLE.replace("max_concurrent_runs: 3", "max_concurrent_runs: 5"));

    Shell.Result result = run("drift");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo("Drift: 0 changed, 0 deleted, 1 as deployed\n");
  }

  @Test
  void driftTellsOfPermissions() throws IOException {
    String list =
        "{\"access_control_list\": [{\"user_name\": \"bob@example.com\","
            + " \"permission_level\": \"CAN_MANAGE\"}]}";
    send("PATCH", "/api/2.0/permissions/jobs/" + jobs().getFirst(), list);

    Shell.Result result = run("drift");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).containsPattern("\n  \\+ +user bob@example.com +CAN_MANAGE\n");
    assertThat(run("deploy").exit()).isEqualTo(5);
    bundle(BUNDLE + "      lifecycle: {ignore_changes: [permissions]}\n");
    assertThat(run("deploy").exit()).isZero();
    assertThat(run("plan", "--detailed-exitcode").exit()).isZero();
  }

  @Test
  void driftTellsWhatWasDeleted() throws IOException {
    send("POST", "/api/2.2/jobs/delete", "{\"job_id\": " + jobs().getFirst() + "}");

    Shell.Result result = run("drift", "-o", "json");

    assertThat(result.exit()).isEqualTo(2);
    JsonNode found = new ObjectMapper().readTree(result.out()).path("result");
    assertThat(found.path("empty").asBoolean(true)).isFalse();
    assertThat(found.path("resources").get(0).path("key").asText()).isEqualTo("jobs.train");
    assertThat(found.path("resources").get(0).path("deleted").asBoolean()).isTrue();
    assertThat(run("deploy").exit()).isZero();
  }

  @Test
  void aDashboardStopsTheSameWayAndForceStillOverwritesIt() throws IOException {
    bundle(BUNDLE + dashboard("one"));
    assertThat(run("deploy").exit()).isZero();
    String content =
        "{\"serialized_dashboard\": \"{\\\"pages\\\": [{\\\"name\\\": \\\"hand\\\"}]}\"}";
    send("PATCH", "/api/2.0/lakeview/dashboards/" + id("dashboards.fares"), content);
    bundle(BUNDLE + dashboard("two"));

    assertThat(run("drift").out())
        .containsPattern(
            "changed dashboards.fares\n    published +true → false\n    serialized_dashboard");
    Shell.Result stopped = run("deploy");
    assertThat(stopped.exit()).isEqualTo(5);
    assertThat(stopped.err())
        .contains("error[drift-overwritten]: dashboards.fares")
        .doesNotContain("modified-remotely")
        .doesNotContain("help: etag");
    assertThat(run("deploy", "--force").exit()).isZero();
    assertThat(run("drift").exit()).isZero();
  }

  @Test
  void ofUnityCatalogItIsKnownWhoChangedIt() throws IOException {
    bundle(BUNDLE + "  schemas:\n    s: {catalog_name: main, name: s, comment: fares}\n");
    assertThat(run("deploy").exit()).isZero();
    send("PATCH", "/api/2.1/unity-catalog/schemas/main.s", "{\"comment\": \"by hand\"}");

    assertThat(run("drift").out())
        .containsPattern(
            """
            changed schemas.s
                last changed by ann@example.com at 20\\S+Z
                comment +"fares" → "by hand"
            """);
  }

  private static String dashboard(String page) {
    return """
      dashboards:
        fares:
          display_name: Fares
          warehouse_id: "1"
          serialized_dashboard: '{"pages": [{"name": "%s"}]}'
    """
        .formatted(page);
  }

  private String id(String key) throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve(".databricks/bundle/staging/resources.json").toFile())
        .path("state")
        .path("resources." + key)
        .path("__id__")
        .asText();
  }

  /// What the experiment does: max_concurrent_runs 3 → 9, and a schedule.
  private void editByHand() throws IOException {
    edit(
        jobs().getFirst(),
        "{\"max_concurrent_runs\": 9, \"schedule\": {\"quartz_cron_expression\": \"0 0 1 * * ?\","
            + " \"timezone_id\": \"UTC\", \"pause_status\": \"UNPAUSED\"}}");
  }

  private void edit(String job, String settings) throws IOException {
    send(
        "POST",
        "/api/2.2/jobs/update",
        "{\"job_id\": %s, \"new_settings\": %s}".formatted(job, settings));
  }

  private void send(String verb, String target, String body) throws IOException {
    server.send(verb, target, body);
  }

  private List<String> jobs() throws IOException {
    return server.jobs();
  }

  private JsonNode job() throws IOException {
    return server.get("/api/2.2/jobs/get?job_id=" + jobs().getFirst());
  }

  private void bundle(String text) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), text);
  }

  private Shell.Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    Server.options(workspace).forEach(all::add);
    return shell.run(all);
  }
}
