package dev.trowel.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.state.DeploymentJson;
import dev.trowel.core.state.Json;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files the incumbent uploaded for the bundles of `trowel.compat` are those we choose.
final class SyncCompatTest {

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlops_stacks",
        "stacks_github_registry",
        "stacks_github_unity_featurestore",
        "stacks_v0.1",
        "stacks_v0.3_unity",
        "app_with_database",
        "data_engineering",
        "dbt_sql",
        "default_minimal",
        "development_cluster",
        "job_with_run_job_tasks",
        "job_with_sql_notebook",
        "lakeflow_pipelines_python",
        "metric_view",
        "pipeline_with_schema",
        "serverless_job",
        "target_includes",
        "vector_search_product_discovery"
      })
  void choosesTheFilesTheIncumbentUploaded(String bundle) throws IOException {
    Path folder = compat().resolve(bundle);
    List<SourceFile> files = files(folder.resolve("bundle"));
    List<Path> targets = children(folder.resolve("expected"));
    int compared = 0;
    for (Path target : targets) {
      if (!Files.exists(target.resolve("deploy.json"))) {
        continue;
      }
      JsonNode deploy = Json.parse(Files.readAllBytes(target.resolve("deploy.json")));
      List<String> uploads =
          StreamSupport.stream(deploy.path("uploads").spliterator(), false)
              .map(JsonNode::asText)
              .toList();
      assertThat(files.stream().map(SourceFile::path))
          .as(target.toString())
          .containsExactlyInAnyOrderElementsOf(uploads);
      assertThat(files.stream().map(f -> new DeploymentJson.Entry(f.path(), f.notebook())))
          .containsExactlyInAnyOrderElementsOf(deployment(target).files());
      compared += uploads.size();
    }
    assertThat(compared).isGreaterThan(targets.size());
  }

  private static DeploymentJson deployment(Path target) throws IOException {
    return DeploymentJson.read(
        Files.readAllBytes(target.resolve("deployment.json")), target.toString());
  }

  /// The bundle is read where it lies, below a ceiling, so that no work tree around it counts.
  private List<SourceFile> files(Path root) {
    Diagnostics diagnostics = new Diagnostics();
    SyncRules rules = new SyncRules(root, List.of("."), List.of(), List.of());
    List<ChosenFile> chosen =
        new FileChooser(rules, root, root.resolve("none"), GitTree.around(root, Optional.of(root)))
            .choose(diagnostics);
    assertThat(diagnostics.list()).isEmpty();
    LocalFolder folder = LocalFolder.of(temp, "t", Optional.empty());
    return new FileExaminer(folder, Clock.systemUTC()).examine(chosen);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static Path compat() {
    String folder = System.getProperty("trowel.compat", "");
    assumeTrue(!folder.isEmpty() && Files.isDirectory(Path.of(folder)), "no trowel.compat");
    return Path.of(folder);
  }
}
