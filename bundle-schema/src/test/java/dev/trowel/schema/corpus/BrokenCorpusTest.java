package dev.trowel.schema.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.cases.CaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles with one fault each, as users write them: the fault is found, at its place, and nothing
/// else is.
final class BrokenCorpusTest {

  private static final Path BROKEN = Path.of("src/test/cases/broken");

  /// What no rule reports yet: codes, until their page is there, and bundles, until `?` in them is
  /// a code.
  private static final Set<String> PENDING =
      Set.of(
          "?",
          "address-unlikely",
          "bounds-upside-down",
          "choice-missing",
          "clouds-mixed",
          "entity-name-twice",
          "entity-version-missing",
          "experiment-name-relative",
          "expression-unknown",
          "field-without-effect",
          "fields-exclude-each-other",
          "file-case-differs",
          "git-source-missing",
          "index-spec-missing",
          "job-cluster-unused",
          "key-refused",
          "limit-exceeded",
          "list-key-twice",
          "loop-inputs-invalid",
          "loop-retried",
          "outcome-invalid",
          "owner-refused",
          "privilege-unknown",
          "production-by-name-only",
          "production-paused",
          "production-runs-as-person",
          "production-shared-cluster",
          "reference-incomplete",
          "reference-type-mismatch",
          "route-unknown",
          "runtime-missing",
          "serverless-with-clusters",
          "serverless-with-libraries",
          "table-name-incomplete",
          "task-key-twice",
          "task-type-missing",
          "task-value-early",
          "variable-unused",
          "volume-location",
          "catalog/a-volume-of-a-type-that-does-not-exist",
          "catalog/an-inference-log-of-an-unknown-problem",
          "clusters/an-access-mode-that-does-not-exist",
          "clusters/an-engine-that-does-not-exist",
          "files/a-folder-where-a-notebook-belongs",
          "jobs/a-pause-status-that-does-not-exist",
          "jobs/a-performance-target-that-does-not-exist",
          "jobs/a-provider-of-git-that-does-not-exist",
          "jobs/an-interval-of-zero",
          "jobs/an-unknown-comparison-of-health",
          "jobs/an-unknown-metric-of-health",
          "kinds/a-registered-model-without-a-schema",
          "kinds/an-alert-with-an-unknown-comparison",
          "permissions/a-level-of-jobs-on-a-secret-scope",
          "permissions/a-level-of-nothing",
          "pipelines/a-path-in-place-of-a-library",
          "references/a-field-of-the-user-that-does-not-exist",
          "references/a-field-that-a-job-does-not-have",
          "schedules/an-alert-with-a-broken-schedule",
          "secrets/a-password-within-an-address",
          "secrets/a-signature-of-azure",
          "secrets/the-default-of-a-variable-is-a-secret",
          "serving/a-workload-of-a-type-that-does-not-exist",
          "shape/the-bundle-has-no-name",
          "targets/run-as-two-identities",
          "tasks/a-comparison-that-does-not-exist",
          "tasks/a-condition-to-run-that-does-not-exist",
          "tasks/a-job-cluster-that-is-not-defined",
          "tasks/a-loop-that-runs-too-much-at-once",
          "tasks/a-source-that-does-not-exist");

  @Test
  void findsEveryFaultAtItsPlaceAndNothingElse(@TempDir Path folder) throws IOException {
    List<Score> scores = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (Path file : Corpus.files(BROKEN)) {
      CorpusFile bundle = CorpusFile.parse(CaseFiles.read(file));
      String name = BROKEN.relativize(file).toString();
      if (bundle.marks().isEmpty()) {
        wrong.add(name + " has no mark");
      }
      Score score = score(name, bundle, folder.resolve(String.valueOf(scores.size())));
      scores.add(score);
      if (!score.story().isEmpty() && !score.waits()) {
        wrong.add(score.story());
      }
    }
    String report = Score.report(scores);
    System.out.println(report);
    Files.writeString(Path.of("target/broken-corpus.txt"), report);
    assertThat(wrong).isEmpty();
    assertThat(scores).hasSizeGreaterThanOrEqualTo(150);
  }

  private static Score score(String name, CorpusFile bundle, Path folder) {
    Corpus.write(bundle, folder);
    return Score.of(name, bundle.marks(), Corpus.findings(folder), waits(name, bundle));
  }

  private static boolean waits(String name, CorpusFile bundle) {
    return PENDING.contains(name.replace(".yml", ""))
        || bundle.marks().stream()
            .flatMap(mark -> mark.codes().stream())
            .anyMatch(PENDING::contains);
  }
}
