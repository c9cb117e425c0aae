package dev.trowel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.bundle.GitFacts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Options;
import dev.trowel.schema.load.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A fault hides no other: a file with nine of different kinds, such as another tool of this format
/// lets pass, is told all nine in one run.
final class ManyFaultsTest {

  private static final String FILE =
      """
      bundle: {name: b}
      resources:
        jobs:
          j:
            name: j
            max_concurrent_runs: -4
            colour: red
            description: before ${resources.jobs.zzz.id}
            schedule:
              quartz_cron_expression: every day
              timezone_id: Europe/Atlantis
            permissions:
              - {level: CAN_MANGLE, user_name: jane.doe@example.com}
            tasks:
              - task_key: a
                notebook_task: {notebook_path: /x}
                job_cluster_key: gone
              - task_key: a
                notebook_task: {notebook_path: /x}
              - task_key: b
                notebook_task: {notebook_path: /x}
                depends_on: [{task_key: nobody}]
      """;

  @TempDir private Path folder;

  @Test
  void tellsEachFaultAtItsPlaceInOneRun() throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), FILE);
    assertThat(read().stream().map(ManyFaultsTest::place))
        .containsExactlyInAnyOrder(
            "number-out-of-range 6:28",
            "unknown-field 7:7",
            "unknown-resource-reference 8:20",
            "cron-unreadable 10:33",
            "timezone-unknown 11:22",
            "value-not-a-choice 13:19",
            "job-cluster-undefined 17:28",
            "task-key-twice 18:21",
            "dependency-unknown 22:35");
  }

  private List<Diagnostic> read() {
    Selected selected = BundleReader.select(folder, Options.none());
    Diagnostics diagnostics = new Diagnostics();
    BundleReader.read(
        selected, Inputs.none(), Facts.offline(Optional.empty(), GitFacts.none()), diagnostics);
    return diagnostics.list();
  }

  private static String place(Diagnostic found) {
    return "%s %d:%d"
        .formatted(
            found.code(), found.spans().getFirst().line(), found.spans().getFirst().column());
  }
}
