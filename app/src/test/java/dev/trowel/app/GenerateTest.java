package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people made by hand becomes a bundle of which the first plan has nothing to do.
class GenerateTest {

  private static final String UNITY = "/api/2.1/unity-catalog/";
  private static final String FILES = " /api/2.0/workspace";
  private static final String NOTHING = "0 to add, 0 to change, 0 to delete";

  @TempDir Path folder;
  @TempDir Path there;
  private Server server;
  private Shell shell;

  @BeforeEach
  void makeABundle() throws IOException {
    server = Server.on(there);
    shell = new Shell(folder, Map.of());
    write("");
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void whatIsBoundNeedsNoDeployment() throws IOException {
    int objects = mixed();
    assertThat(objects).isGreaterThanOrEqualTo(50);

    Shell.Result made = run("generate", "--all", "--bind", "--in-place", "--auto-approve");

    assertThat(made.exit()).as(made.screen()).isZero();
    assertThat(made.err())
        .contains("Bound " + objects + " resources.")
        .doesNotContain("Plan: ", "generate-left-out");
    Shell.Result plan = run("plan");
    assertThat(plan.out()).as(plan.screen()).contains(NOTHING);
    assertThat(plan.exit()).isZero();
  }

  @Test
  void whatIsWrittenIsTakenOverByADeploymentThatChangesNothing() throws IOException {
    int objects = mixed();
    Shell.Result made = run("generate", "--all");
    assertThat(made.exit()).as(made.screen()).isZero();
    assertThat(made.err()).doesNotContain("generate-left-out");

    Shell.Result plan = run("plan");
    assertThat(plan.out())
        .as(plan.screen())
        .contains(NOTHING, "(" + objects + " adopted as they are)");
    assertThat(plan.out().split("adopt: declared-adoption id ", -1)).hasSize(objects + 1);

    server.forget();
    Shell.Result deployed = run("deploy", "--auto-approve");
    assertThat(deployed.exit()).as(deployed.screen()).isZero();
    assertThat(server.changes()).isNotEmpty().allMatch(change -> change.contains(FILES));
    assertThat(deployed.screen()).contains("0 created, 0 changed, 0 deleted", objects + " adopted");
    Shell.Result again = run("plan", "--detailed-exitcode");
    assertThat(again.exit()).as(again.screen()).isZero();
    assertThat(again.out()).contains("Nothing to do", NOTHING).doesNotContain("adopted");
  }

  @Test
  void whatIsAdoptedNeedsOneDeploymentWhichChangesNothing() throws IOException {
    int objects = mixed();
    Shell.Result made = run("generate", "--all", "--no-adopt", "-o", "json");
    assertThat(made.exit()).as(made.screen()).isZero();
    write(adoptions());

    Shell.Result plan = run("plan");
    assertThat(plan.out()).as(plan.screen()).contains(NOTHING);
    assertThat(plan.out().split("adopt: declared-adoption id ", -1)).hasSize(objects + 1);

    server.forget();
    Shell.Result deployed = run("deploy", "--auto-approve");
    assertThat(deployed.exit()).as(deployed.screen()).isZero();
    assertThat(server.changes()).noneMatch(change -> change.contains("/jobs/"));
    Shell.Result again = run("plan", "--detailed-exitcode");
    assertThat(again.exit()).as(again.screen()).isZero();
  }

  @Test
  void namesKindsAndTagsChoose() throws IOException {
    mixed();

    Shell.Result made =
        run("generate", "--all", "--kind", "job", "--name", "job*1", "--tag", "team=fares");

    assertThat(made.exit()).as(made.screen()).isZero();
    assertThat(files()).containsExactly("job_1.job.yml");
    assertThat(run("generate", "--all", "--kind", "job", "--tag", "team=none").err())
        .contains("There is nothing that no bundle has yet.");
  }

  @Test
  void theCodeOfAnAppIsCopiedWithItsFolders() throws IOException {
    mixed();
    server.write("/Shared/board/pages/home.py", "print(3)\n");

    Shell.Result made = run("generate", "app", "board");

    assertThat(made.exit()).as(made.screen()).isZero();
    assertThat(Files.readString(folder.resolve("resources/board.app.yml")))
        .contains("source_code_path: ../src/board");
    assertThat(folder.resolve("src/board/pages/home.py")).hasContent("print(3)");
    assertThat(folder.resolve("src/board/app.yaml")).exists();
  }

  @Test
  void whatABundleHasIsLeftToIt() throws IOException {
    Files.createDirectories(folder.resolve("resources"));
    write("resources: {jobs: {mine: {name: mine}}}\n");
    assertThat(run("deploy").exit()).isZero();
    assertThat(run("generate", "--all").err()).contains("There is nothing that no bundle has yet.");

    write("");
    Files.delete(folder.resolve(".databricks/bundle/prod/resources.json"));
    server.post(
        "/api/2.0/workspace/delete",
        "{\"path\": \"/Workspace/Users/ann@example.com/.bundle/fares/prod/state\", \"recursive\":"
            + " true}");
    Shell.Result other = run("generate", "--all");
    assertThat(other.err()).contains("job mine (id ", "a bundle has it already");
    assertThat(files()).isEmpty();
  }

  @Test
  void whatIsWrittenIsNotWrittenASecondTime() throws IOException {
    mixed();
    assertThat(run("generate", "job", "job 1").exit()).isZero();
    assertThat(Files.readString(folder.resolve("resources/job_1.job.yml")))
        .containsPattern("\\ntrowel:\\n  adopt:\\n    jobs.job_1:\\n      prod: \\d+\\n$")
        .contains("notebook_path: ../src/nb.py");

    Shell.Result other = run("generate", "job", "job 1", "--key", "other");
    assertThat(other.err()).contains("error[adopt-taken]", "belongs to jobs.job_1 already");
    assertThat(run("generate", "--all", "--kind", "job", "--copy").exit()).isZero();
    assertThat(files()).hasSize(10).doesNotContain("job_1_2.job.yml");
    assertThat(run("plan").out()).contains("0 to add, 10 to change, 0 to delete");
  }

  @Test
  void whatIsWrittenOverKeepsItsObjectsInOtherTargets() throws IOException {
    mixed();
    write("  id: {}\n");
    assertThat(run("generate", "job", "job 1", "--in-place").exit()).isZero();
    Shell.Result second =
        run("generate", "job", "job 2", "--key", "job_1", "--in-place", "--force", "-t", "id");
    assertThat(second.exit()).as(second.screen()).isZero();

    assertThat(Files.readString(folder.resolve("resources/job_1.job.yml")))
        .containsPattern("prod: \\d+\\n      id:\\n        id: \\d+\\n$");
    assertThat(run("plan").out()).contains("0 to add, 1 to change, 0 to delete");
    assertThat(run("plan", "-t", "id").out()).contains(NOTHING, "(1 adopted as it is)");
  }

  @Test
  void nothingIsTakenOverWhereThatIsSaid() throws IOException {
    mixed();
    assertThat(run("generate", "job", "job 1", "--no-adopt").exit()).isZero();
    assertThat(Files.readString(folder.resolve("resources/job_1.job.yml")))
        .doesNotContain("trowel:");
    assertThat(run("bundle", "generate", "job", "--existing-job-id", jobId("job 2")).exit())
        .isZero();
    assertThat(Files.readString(folder.resolve("resources/job_2.job.yml")))
        .doesNotContain("trowel:")
        .contains("notebook_path: ../src/nb.py");
    assertThat(run("plan").out()).contains("4 to add");
    assertThat(run("generate", "--all", "--copy", "--in-place").exit()).isEqualTo(64);
  }

  private String jobId(String name) {
    return names("/api/2.2/jobs/list?limit=100&name=" + name.replace(" ", "%20"), "jobs", "job_id")
        .getFirst();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("resources"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Shell.Result run(String... arguments) {
    return shell.run(
        Stream.concat(Stream.of(arguments), Server.options(there)).toArray(String[]::new));
  }

  private void write(String more) throws IOException {
    Files.writeString(
        folder.resolve("databricks.yml"),
        """
        bundle: {name: fares}
        include: [resources/*.yml]
        targets:
          prod: {default: true}
        """
            + more);
  }

  /// An entry for each resource that was written, by the objects' own names.
  private String adoptions() throws IOException {
    StringBuilder text = new StringBuilder("trowel:\n  adopt:\n");
    names("/api/2.2/jobs/list?limit=100", "jobs", "job_id")
        .forEach(id ->
            text.append("    jobs.job_").append(key(id)).append(": ").append(id).append('\n'));
    for (int i = 0; i < 5; i++) {
      text.append("    pipelines.pipe_%d: {name: pipe %d}\n".formatted(i, i))
          .append("    experiments.exp_%d: {name: /Shared/exp %d}\n".formatted(i, i))
          .append("    models.old_%d: old %d\n".formatted(i, i))
          .append("    registered_models.m_%d: main.ml.m_%d\n".formatted(i, i))
          .append("    volumes.v_%d: main.ml.v_%d\n".formatted(i, i))
          .append("    model_serving_endpoints.ep_%d: ep-%d\n".formatted(i, i))
          .append("    dashboards.dash_%d: {name: dash %d}\n".formatted(i, i))
          .append("    alerts.alert_%d: {name: alert %d}\n".formatted(i, i));
    }
    return text
        + """
            genie_spaces.genie: {name: genie}
            apps.board: board
            schemas.ml: main.ml
        """;
  }

  private String key(String id) {
    return get("/api/2.2/jobs/get?job_id=" + id).at("/settings/name").asText().substring(4);
  }

  private List<String> names(String target, String list, String field) {
    return get(target).path(list).valueStream().map(item -> item.path(field).asText()).toList();
  }

  private JsonNode get(String target) {
    try {
      return server.get(target);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Makes objects of all kinds by requests; how many there are then.
  private int mixed() throws IOException {
    server.post(
        UNITY + "schemas", "{\"catalog_name\": \"main\", \"name\": \"ml\", \"comment\": \"x\"}");
    server.write("/Shared/src/nb.py", "# Databricks notebook source\nprint(1)\n");
    server.write("/Shared/src/tool.py", "print(2)\n");
    for (int i = 0; i < 10; i++) {
      server.post("/api/2.2/jobs/create", job(i));
    }
    for (int i = 0; i < 5; i++) {
      five(i);
    }
    server.post(
        "/api/2.0/genie/spaces",
        """
        {"title": "genie", "warehouse_id": "w", "parent_path": "/Shared",
         "serialized_space": "{\\"version\\": 1}"}\
        """);
    server.write("/Shared/board/app.yaml", "command: [python, main.py]\n");
    server.post("/api/2.0/apps", "{\"name\": \"board\", \"description\": \"d\"}");
    server.get("/api/2.0/apps/board");
    server.get("/api/2.0/apps/board");
    server.post(
        "/api/2.0/apps/board/deployments",
        "{\"source_code_path\": \"/Workspace/Shared/board\", \"mode\": \"SNAPSHOT\"}");
    for (int look = 0; look < 4; look++) {
      server.get("/api/2.0/apps/board");
      for (int i = 0; i < 5; i++) {
        server.get("/api/2.0/serving-endpoints/ep-" + i);
      }
    }
    for (String id : names("/api/2.0/lakeview/dashboards", "dashboards", "dashboard_id")) {
      server.post("/api/2.0/lakeview/dashboards/" + id + "/published", "{\"warehouse_id\": \"w\"}");
    }
    return 10 + 5 * 8 + 3;
  }

  private static String job(int i) {
    String cluster =
        "{\"spark_version\": \"15.4.x-scala2.12\", \"node_type_id\": \"i3.xlarge\","
            + " \"num_workers\": 2}";
    return """
    {"name": "job %d", "tags": {"team": "fares"}, "max_concurrent_runs": %d,
     "schedule": {"quartz_cron_expression": "0 0 8 * * ?", "timezone_id": "UTC"},
     "job_clusters": [{"job_cluster_key": "c", "new_cluster": %s}],
     "email_notifications": {"on_failure": ["ann@example.com"]},
     "parameters": [{"name": "day", "default": "1"}],
     "access_control_list": [{"group_name": "users", "permission_level": "CAN_VIEW"}],
     "tasks": [
       {"task_key": "a", "job_cluster_key": "c",
        "notebook_task": {"notebook_path": "/Workspace/Shared/src/nb"}},
       {"task_key": "b", "depends_on": [{"task_key": "a"}], "job_cluster_key": "c",
        "spark_python_task": {"python_file": "/Workspace/Shared/src/tool.py", "parameters": ["--x"]}}
     ]}
    """
        .formatted(i, i % 2 + 1, cluster);
  }

  private void five(int i) throws IOException {
    server.post(
        "/api/2.0/pipelines",
        """
        {"name": "pipe %d", "serverless": true, "catalog": "main", "schema": "ml",
         "libraries": [{"notebook": {"path": "/Workspace/Shared/src/nb"}}]}\
        """
            .formatted(i));
    server.post(
        "/api/2.0/mlflow/experiments/create", "{\"name\": \"/Shared/exp %d\"}".formatted(i));
    server.post(
        "/api/2.0/mlflow/registered-models/create",
        "{\"name\": \"old %d\", \"description\": \"d\"}".formatted(i));
    server.post(UNITY + "models", unity("m", i));
    server.post(UNITY + "volumes", unity("v", i).replace("}", ", \"volume_type\": \"MANAGED\"}"));
    server.post(
        "/api/2.0/serving-endpoints",
        """
        {"name": "ep-%d", "config": {"served_entities": [{"name": "one", "entity_name": "main.ml.m_%d",
         "entity_version": "1", "workload_size": "Small", "scale_to_zero_enabled": true}]}}\
        """
            .formatted(i, i));
    server.post(
        "/api/2.0/lakeview/dashboards",
        """
        {"display_name": "dash %d", "warehouse_id": "w", "parent_path": "/Shared",
         "serialized_dashboard": "{\\"pages\\": [{\\"name\\": \\"p\\"}]}"}\
        """
            .formatted(i));
    server.post(
        "/api/2.0/alerts",
        """
        {"display_name": "alert %d", "warehouse_id": "w", "parent_path": "/Shared",
         "query_text": "select 1\\nfrom t",
         "evaluation": {"comparison_operator": "GREATER_THAN", "source": {"name": "x"},
           "threshold": {"value": {"double_value": 1}}},
         "schedule": {"quartz_cron_schedule": "0 0 8 * * ?", "timezone_id": "UTC"}}\
        """
            .formatted(i));
  }

  private static String unity(String name, int i) {
    return "{\"catalog_name\": \"main\", \"schema_name\": \"ml\", \"name\": \"%s_%d\", \"comment\": \"c\"}"
        .formatted(name, i);
  }
}
