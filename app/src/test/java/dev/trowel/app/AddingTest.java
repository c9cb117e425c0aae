package dev.trowel.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Repositories to which projects and pipelines are added.
class AddingTest {

  private static final String STACKS =
      """
      # From MLOps Stacks
      bundle:
        name: taxi_fare

      variables:
        catalog_name:
          description: Where models are

      resources:
        jobs:
          model_training_job:
            name: ${bundle.target}-training
            tasks:
              - task_key: train
                notebook_task:
                  notebook_path: /Workspace/Shared/train

      targets:
        dev:
          default: true
          variables:
            catalog_name: dev
          workspace:
            # TODO: your workspace
            host:\
      """;

  private static final String SCHEMA =
      """
      {"properties": {
        "input_root_dir": {"type": "string", "description": "a", "default": "x"},
        "input_project_name": {"type": "string", "description": "b", "default": "x"},
        "input_cloud": {"type": "string", "description": "c", "default": "x"},
        "input_staging_catalog_name": {"type": "string", "description": "d", "default": "x"}}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "github, .github/workflows/fares-deploy.yml",
    "github_enterprise, .github/workflows/fares-deploy.yml",
    "azure_devops, .azure/pipelines/fares-deploy.yml",
    "gitlab, .gitlab/pipelines/fares.yml"
  })
  void addsAProjectLikeItsSibling(String platform, String pipeline) throws IOException {
    run(
        "init",
        "mlops",
        "--set=project_name=trips",
        "--set=root_dir=.",
        "--set=compute=classic",
        "--set=cicd_platform=" + platform);
    Map<String, String> before = files();

    run("add-project", "fares");

    Map<String, String> after = files();
    assertThat(after).containsAllEntriesOf(before);
    assertThat(after).containsKeys(pipeline, "docs/fares-cicd.md", "fares/databricks.yml");
    assertThat(after.get("fares/databricks.yml")).contains("name: \"fares\"", "node_type:");
    assertThat(shell(folder.resolve("fares")).run("validate", "--strict").exit()).isZero();
    assertThat(run("add-project", "fares").out()).startsWith("Nothing to do: ");
    assertThat(files()).isEqualTo(after);
    assertThat(run("add-cicd", "fares").out()).startsWith("Nothing to do: ");
    assertThat(files()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "github_actions, .github/workflows/taxi_fare-deploy.yml",
    "github_actions_for_github_enterprise_servers, .github/workflows/taxi_fare-deploy.yml",
    "azure_devops, .azure/pipelines/taxi_fare-deploy.yml",
    "gitlab, .gitlab/pipelines/taxi_fare.yml"
  })
  void givesAStackItsPipelines(String platform, String pipeline) throws IOException {
    stack(platform, "azure");

    run("add-cicd", "taxi-fare");

    Map<String, String> after = files();
    assertThat(after).containsKeys(pipeline, "ci/install-trowel.sh", "docs/taxi_fare-cicd.md");
    assertThat(after.get("docs/taxi_fare-cicd.md")).contains("model_training_job", "trunk");
    assertThat(after.get("taxi_fare/databricks.yml"))
        .startsWith("# From MLOps Stacks\nbundle:\n  name: taxi_fare\n")
        .contains("      # TODO: your workspace\n      host:\n\n  test:\n")
        .contains("catalog_name: test_it", "catalog_name: stage_it", "catalog_name: prod_it")
        .contains("host: https://adb-2.2.azuredatabricks.net");
    assertThat(run("add-cicd", "taxi_fare").out()).startsWith("Nothing to do: ");
    assertThat(files()).isEqualTo(after);
    for (String target : List.of("test", "staging", "prod")) {
      Shell.Result checked =
          shell(folder.resolve("taxi_fare")).run("validate", "-t", target, "--user", "a@b.c");
      assertThat(checked.exit()).as(checked.screen()).isZero();
    }
  }

  @Test
  void refusesTwoCloudsAndWritesNothing() throws IOException {
    stack("gitlab", "aws");
    Map<String, String> before = files();

    Shell.Result result = shell(folder).run("add-cicd", "taxi_fare");

    assertThat(result.exit()).isNotZero();
    assertThat(result.err())
        .contains("cloud-differs", "taxi_fare/project_params.json:1:17", "cicd_params.json:1:17");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void writesOverNothing() throws IOException {
    stack("github_actions", "azure");
    write(".github/workflows/taxi_fare-deploy.yml", "mine\n");
    Map<String, String> before = files();

    Shell.Result result = shell(folder).run("add-cicd", "taxi_fare");

    assertThat(result.exit()).isNotZero();
    assertThat(result.err()).contains("addition-exists", "taxi_fare-deploy.yml");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void theRepositorysOwnFileOfGitLabStays() throws IOException {
    stack("gitlab", "azure");
    write(".gitlab-ci.yml", "stages: [build]\n");

    Shell.Result result = shell(folder).run("add-cicd", "taxi_fare");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.err()).contains("warning[gitlab-include]", "local: /.gitlab/pipelines/*.yml");
    assertThat(files())
        .containsEntry(".gitlab-ci.yml", "stages: [build]\n")
        .containsKeys(".gitlab/pipelines/taxi_fare.yml", "ci/run_job.py");
  }

  @Test
  void asksForWhatNothingSays() throws IOException {
    write("fares/databricks.yml", "bundle:\n  name: fares\n");
    assertThat(shell(folder).run("add-cicd", "fares").err()).contains("cicd-platform");
    assertThat(shell(folder).run("add-cicd", "fares", "--platform=gitlab").err())
        .contains("host-unknown", "--staging-host");
    write(".github/workflows/a.yml", "");
    write(".gitlab-ci.yml", "");
    assertThat(shell(folder).run("add-cicd", "fares").err()).contains("cicd-platform", "several");
    assertThat(shell(folder).run("add-cicd", "fares", "--platform=jenkins").err())
        .contains("there is no platform jenkins");
  }

  @Test
  void isRunAtTheTop() throws IOException {
    Files.createDirectory(folder.resolve(".git"));
    write("a/fares/databricks.yml", "bundle:\n  name: fares\n");

    assertThat(shell(folder.resolve("a")).run("add-cicd", "fares").err())
        .contains("repository-root");
  }

  @Test
  void showsADiffThatGitTakes() throws Exception {
    stack("github_actions", "azure");
    Map<String, String> before = files();
    String diff = run("add-cicd", "taxi_fare", "--dry-run").out();
    assertThat(files()).isEqualTo(before);
    Path patch = Files.writeString(folder.resolve("patch"), diff);

    Process git =
        new ProcessBuilder("git", "apply", "--unsafe-paths", patch.toString())
            .directory(folder.toFile())
            .inheritIO()
            .start();

    assertThat(git.waitFor()).isZero();
    Files.delete(patch);
    assertThat(run("add-cicd", "taxi_fare").out()).startsWith("Nothing to do: ");
  }

  @Test
  void takesTheTemplateOfTheRepository() throws Exception {
    stack("github_actions", "azure");
    write("cicd/databricks_template_schema.json", SCHEMA);
    write(
        "cicd/template/{{.input_root_dir}}/.github/workflows/{{.input_project_name}}.yml.tmpl",
        "on: {{.input_staging_catalog_name}} {{.input_cloud}}\n");
    archive("cicd");

    run("add-cicd", "taxi_fare", "--from-archive");

    assertThat(files())
        .containsEntry(".github/workflows/taxi_fare.yml", "on: stage_it azure\n")
        .doesNotContainKey("ci/install-trowel.sh");
    assertThat(run("add-cicd", "taxi_fare", "--from-archive").out()).startsWith("Nothing to do: ");
  }

  @Test
  void tellsOfAnArchiveThatHasNothing() throws Exception {
    stack("gitlab", "azure");
    write("cicd/databricks_template_schema.json", SCHEMA);
    write("cicd/template/update_layout.tmpl", "{{skip `update_layout`}}");
    archive("cicd");
    Map<String, String> before = files();

    Shell.Result result = shell(folder).run("add-cicd", "taxi_fare", "--from-archive");

    assertThat(result.exit()).isNotZero();
    assertThat(result.err()).contains("archive-empty");
    assertThat(files()).isEqualTo(before);
  }

  private void archive(String name) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "-czf", "cicd.tar.gz", name).directory(folder.toFile()).start();
    assertThat(tar.waitFor()).isZero();
    try (Stream<Path> all = Files.walk(folder.resolve(name))) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    assertThat(Files.size(folder.resolve("cicd.tar.gz"))).isPositive();
  }

  private void stack(String platform, String cloud) throws IOException {
    write("taxi_fare/databricks.yml", STACKS);
    write("taxi_fare/project_params.json", "{\"input_cloud\": \"%s\"}\n".formatted(cloud));
    write(
        "cicd_params.json",
        """
        {"input_cloud": "azure", "input_cicd_platform": "%s", "input_default_branch": "trunk",
         "input_release_branch": "release",
         "input_databricks_staging_workspace_host": "https://adb-2.2.azuredatabricks.net",
         "input_databricks_prod_workspace_host": "https://adb-3.3.azuredatabricks.net/",
         "test_catalog_name": "test_it", "staging_catalog_name": "stage_it",
         "input_prod_catalog_name": "prod_it", "input_root_dir": "stack"}
        """
            .formatted(platform));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static Shell shell(Path directory) {
    return new Shell(directory, Map.of());
  }

  private Shell.Result run(String... command) {
    Shell.Result result = shell(folder).run(command);
    assertThat(result.exit()).as(result.screen()).isZero();
    return result;
  }

  private SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(each).toString(), Files.readString(each, ISO_8859_1));
      }
    }
    return files;
  }
}
