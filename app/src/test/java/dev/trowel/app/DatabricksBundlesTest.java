package dev.trowel.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.transcript.Shell;
import dev.trowel.app.transcript.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The published package databricks-bundles, from PyPI, defines and changes resources.
@Tag("full")
class DatabricksBundlesTest {

  private static final Path VENV = Path.of("target", "venv-databricks-bundles").toAbsolutePath();
  private static final Path TAXI_FARE = Path.of("../examples/taxi-fare").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String BUNDLE =
      """
      bundle: {name: made}
      include: [resources/*.yml]
      python:
        venv_path: %s
        resources: ["resources:load_resources"]
        mutators: ["mutators:tag"]
      variables:
        catalog: {default: main}
        retries: {default: 2}
      targets:
        dev: {mode: development, default: true}
        prod: {variables: {catalog: live}}
      """;

  private static final String LOADER =
      """
      from databricks.bundles.core import (
          Bundle, Resources, Variable, load_resources_from_current_package_module, variables)

      @variables
      class Variables:
          catalog: Variable[str]

      def load_resources(bundle: Bundle) -> Resources:
          resources = load_resources_from_current_package_module()
          if bundle.target == "prod":
              resources.add_schema("live", {
                  "name": "gold", "catalog_name": bundle.resolve_variable(Variables.catalog)})
          return resources
      """;

  private static final String JOB =
      """
      from databricks.bundles.jobs import Job, NotebookTask, Task
      from resources import Variables

      nightly = Job(
          name="nightly ${var.catalog}",
          tasks=[
              Task(
                  task_key="main",
                  max_retries="${var.retries}",
                  notebook_task=NotebookTask(
                      notebook_path="src/n.py",
                      base_parameters={"catalog": Variables.catalog})),
              Task.from_dict({
                  "task_key": "then",
                  "depends_on": [{"task_key": "main"}],
                  "run_job_task": {"job_id": "${resources.jobs.plain.id}"}}),
          ],
      )
      """;

  private static final String PLAIN =
      """
      resources:
        jobs:
          plain:
            name: plain
            tasks:
              - {task_key: t, notebook_task: {notebook_path: ../src/n.py}}
      """;

  private static final String MUTATORS =
      """
      from dataclasses import replace
      from databricks.bundles.core import Bundle, job_mutator
      from databricks.bundles.jobs import Job

      @job_mutator
      def tag(bundle: Bundle, job: Job) -> Job:
          return replace(job, tags={**(job.tags or {}), "target": bundle.target})
      """;

  @TempDir Path folder;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    if (!Files.exists(VENV.resolve("ready"))) {
      run("python3", "-m", "venv", VENV.toString());
      run(
          VENV.resolve("bin/python").toString(),
          "-m",
          "pip",
          "install",
          "-q",
          "databricks-bundles");
      Files.createFile(VENV.resolve("ready"));
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private Path project() throws IOException {
    file("databricks.yml", BUNDLE.formatted(VENV));
    file("resources/__init__.py", LOADER);
    file("resources/nightly.py", JOB);
    file("resources/plain.yml", PLAIN);
    file("mutators.py", MUTATORS);
    file("src/n.py", "# Databricks notebook source\n");
    file(".gitignore", "__pycache__/\n.databricks\n");
    return folder;
  }

  private void file(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private static Shell.Result trowel(Path project, String... arguments) {
    String path = "/usr/local/bin:/usr/bin:/bin";
    return new Shell(project, Map.of("PATH", path)).run(arguments);
  }

  private static JsonNode tree(Path project, String target) throws IOException {
    Shell.Result result =
        trowel(project, "validate", "-o", "json", "-t", target, "--user", "ann@example.com");
    assertThat(result.err()).isEmpty();
    return JSON.readTree(result.out()).at("/result/targets").path(target);
  }

  @Test
  void definesAndChangesResources() throws IOException {
    JsonNode jobs = tree(project(), "dev").at("/resources/jobs");

    assertThat(jobs.at("/nightly/name").asText()).isEqualTo("[dev ann] nightly main");
    assertThat(jobs.at("/nightly/tags").toString())
        .isEqualTo("{\"dev\":\"ann\",\"target\":\"dev\"}");
    assertThat(jobs.at("/nightly/tasks/0/max_retries").asInt()).isEqualTo(2);
    assertThat(jobs.at("/nightly/tasks/0/notebook_task/base_parameters/catalog").asText())
        .isEqualTo("main");
    for (String job : List.of("nightly", "plain")) {
      assertThat(jobs.at("/" + job + "/tasks/0/notebook_task/notebook_path").asText())
          .endsWith("/files/src/n");
      assertThat(jobs.at("/" + job + "/edit_mode").asText()).isEqualTo("UI_LOCKED");
    }
  }

  @Test
  void knowsTargetAndVariables() throws IOException {
    JsonNode tree = tree(project(), "prod");

    assertThat(tree.at("/resources/schemas/live/catalog_name").asText()).isEqualTo("live");
    assertThat(tree.at("/resources/jobs/plain/tags/target").asText()).isEqualTo("prod");
  }

  @Test
  void deploysAndDestroys() throws IOException {
    project();

    assertThat(trowel(folder, "plan", "--local").out())
        .endsWith("Plan: 2 to add, 0 to change, 0 to delete, 0 unchanged\n");
    Shell.Result deployed = trowel(folder, "deploy", "--local");
    assertThat(deployed.exit()).as(deployed.screen()).isZero();
    assertThat(deployed.screen()).contains("Created jobs.nightly", "Created jobs.plain");
    assertThat(trowel(folder, "plan", "--local").out())
        .endsWith("Plan: 0 to add, 0 to change, 0 to delete, 2 unchanged\n");
    assertThat(trowel(folder, "destroy", "--local", "--auto-approve").exit()).isZero();
  }

  @Test
  void findsWithoutAVenvWhatIsOnThePath() throws IOException {
    project();
    file("databricks.yml", BUNDLE.replaceAll(".*venv_path.*\n", ""));
    Map<String, String> environment = Map.of("PATH", VENV.resolve("bin") + ":/usr/bin:/bin");

    assertThat(new Shell(folder, environment).run("validate").screen())
        .endsWith("\nValidation OK!\n");
  }

  @Test
  void locatesFaultsInTheCode() throws IOException {
    project();
    file(
        "resources/nightly.py",
        JOB.replace("src/n.py", "src/gone.py").replace("var.retries", "var.tries"));

    assertThat(Told.of(trowel(folder, "validate").err()))
        .contains(
            """
            Error: notebook src/gone.py not found
              at resources.jobs.nightly.tasks[0].notebook_task.notebook_path
              in resources/nightly.py:4:1
            """,
            """
            Error: reference does not exist: ${var.tries}
              in resources/nightly.py:4:1
            """);
  }

  @Test
  void locatesWhatTheCodeRaises() throws IOException {
    project();
    file("mutators.py", MUTATORS.replaceAll("return .*", "raise ValueError('no tags')"));

    assertThat(Told.of(trowel(folder, "validate").err()))
        .startsWith(
            """
            Error: Failed to apply 'tag' mutator
              at resources.jobs.plain
              in mutators.py:7:1
                 mutators.py:5:1
            """)
        .contains("ValueError: no tags");
  }

  @Test
  void locatesModulesThatCannotBeImported() throws IOException {
    project();
    file("resources/nightly.py", "import no_such_module\n");

    assertThat(Told.of(trowel(folder, "validate").err()))
        .startsWith(
            "Error: Error while loading 'resources.nightly'\n  in resources/nightly.py:1:1\n");
  }

  @Test
  void handsWarningsOn() throws IOException {
    project();
    file(
        "resources/__init__.py",
        LOADER.replace(
            "    return resources",
            "    resources.add_diagnostic_warning('mind the gap', path=('resources', 'jobs',"
                + " 'nightly'))\n"
                + "    return resources"));

    Shell.Result result = trowel(folder, "validate");
    assertThat(result.exit()).isZero();
    assertThat(Told.of(result.err()))
        .startsWith("Warning: mind the gap\n  at resources.jobs.nightly\n");
  }

  @Test
  void refusesAKeyThatFilesHave() throws IOException {
    project();
    file("resources/nightly.py", JOB.replace("nightly =", "plain ="));

    assertThat(Told.of(trowel(folder, "validate").err()))
        .startsWith(
            """
            Error: Python code defines jobs.plain, which is already there
              at resources.jobs.plain
              in resources/nightly.py:4:1
                 resources/plain.yml:4:7
            """);
  }

  /// Each kind of the example goes through the package and comes back the same.
  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "staging", "prod"})
  void changesNothingByItself(String target) throws IOException {
    copy(TAXI_FARE);
    JsonNode before = tree(folder, target);
    file("same.py", MUTATORS.replaceAll("return .*", "return replace(job)"));
    String root = Files.readString(folder.resolve("databricks.yml"));
    String python = "python: {venv_path: %s, mutators: [\"same:tag\"]}\n".formatted(VENV);
    file("databricks.yml", root + "\n" + python);
    ObjectNode after = (ObjectNode) tree(folder, target);

    assertThat(before.at("/resources/jobs")).isNotEmpty();
    assertThat(after.remove("python")).isNotNull();
    assertThat((JsonNode) after).isEqualTo(before);
  }

  private void copy(Path project) throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = project.relativize(file).toString();
        if (!name.contains(".databricks")) {
          Files.createDirectories(folder.resolve(name).getParent());
          Files.copy(file, folder.resolve(name));
        }
      }
    }
  }
}
