package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What pipelines of MLOps Stacks lean on when they call `databricks` and get Trowel: they post
/// what validate prints on its first stream as a comment, and stop at exit codes (stacks.md 4).
class StacksPipelinesTest {

  private static final Path CASE =
      Path.of("src/test/cases/stacks/the-pipelines-of-stacks-run-under-the-name-databricks");

  @TempDir Path folder;

  @BeforeEach
  void copyProject() throws IOException {
    try (Stream<Path> files = Files.walk(CASE)) {
      for (Path from : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(CASE.relativize(from).toString());
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
      }
    }
  }

  @Test
  void theVersionIsOneLineOnTheFirstStream() {
    Shell.Result result = databricks("version");
    assertThat(result.exit()).isZero();
    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void theCommentHasTheSummaryAndNoWarnings() {
    Shell.Result result = databricks("bundle", "validate", "-t", "staging", "--local");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("Name: taxi-fare", "Target: staging");
    assertThat(result.out()).doesNotContain("Warning: ", "unknown field");
    assertThat(result.err()).contains("unknown field");
  }

  @Test
  void aBundleThatIsWrongStopsThePipeline() throws IOException {
    Files.writeString(folder.resolve("resources/models.yml"), "resources: [\n");
    for (String verb : List.of("validate", "deploy")) {
      Shell.Result result = databricks("bundle", verb, "-t", "staging", "--local");
      assertThat(result.exit()).as(verb).isEqualTo(1);
      assertThat(result.err()).contains("Error: ");
    }
  }

  @Test
  void deployAsksNobody() {
    assertThat(databricks("bundle", "deploy", "-t", "test", "--local").exit()).isZero();
    assertThat(databricks("bundle", "deploy", "-t", "test", "--local").exit()).isZero();
  }

  @Test
  void pipelinesAreMadeOfTheParametersBesideTheArchive() throws IOException {
    Shell.Result result =
        databricks("bundle", "init", "./cicd", "--config-file", "cicd_params.json");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("*** CI/CD of taxi-fare is set up ***")
        .doesNotContain("arning");
    assertThat(folder.resolve(".github/workflows/taxi-fare-bundle-ci.yml"))
        .content()
        .contains("validate -t staging >", "${{ secrets.STAGING_WORKSPACE_TOKEN }}");
    assertThat(folder.resolve(".trowel")).doesNotExist();
  }

  @Test
  void aTrainingRunEndsWellOrStopsThePipeline() throws IOException {
    databricks("bundle", "deploy", "-t", "test", "--local");
    Shell.Result good = databricks("bundle", "run", "model_training_job", "-t", "test", "--local");
    assertThat(good.exit()).isZero();
    assertThat(good.err()).contains("Run URL: ", "\"test-taxi-fare-training\" TERMINATED SUCCESS");
    Files.writeString(
        folder.resolve(".databricks/local/runs.json"),
        "[{\"result_state\": \"FAILED\", \"error\": \"ValueError: no data\"}]");
    Shell.Result bad = databricks("bundle", "run", "model_training_job", "-t", "test", "--local");
    assertThat(bad.exit()).isEqualTo(1);
    assertThat(bad.err()).contains("Task Train FAILED:\nValueError: no data", "Error: run failed");
    assertThat(bad.out()).isEmpty();
  }

  @Test
  void aRunOfWhatIsNotDeployedFails() {
    Shell.Result result =
        databricks("bundle", "run", "model_training_job", "-t", "test", "--local");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "Error: resource not found or not yet deployed. Did you forget to run 'databricks"
                + " bundle deploy'?");
  }

  private Shell.Result databricks(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addFirst("--invoked-as=databricks");
    return new Shell(folder, Map.of()).run(all);
  }
}
