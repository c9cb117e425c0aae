package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Renaming a key costs nobody a job or an experiment (wishes.md M3).
class MovedTest {

  private static final String MOVED =
      "trowel: {moved: [{from: jobs.x, to: jobs.y}, {from: experiments.ex, to: experiments.ey}]}\n";

  @TempDir Path folder;
  private Shell shell;
  private String before = "";

  @BeforeEach
  void deployAJobAndAnExperiment() throws IOException {
    shell = new Shell(folder, Map.of());
    bundle("x", "", "");
    Shell.Result first = shell.run("deploy", "--local", "-q");
    assertThat(first.exit()).as(first.screen()).isZero();
    before = ids();
  }

  @Test
  void m3KeepsJobAndExperimentWhoseKeysMoved() throws IOException {
    bundle("y", "", MOVED);

    Shell.Result plan = shell.run("plan", "--local", "--detailed-exitcode");
    assertThat(plan.exit()).isEqualTo(2);
    assertThat(plan.out())
        .contains("moved from:  jobs.x", "moved from:  experiments.ex")
        .contains("Plan: 0 to add, 0 to change, 0 to delete, 2 unchanged");

    Shell.Result deployed = shell.run("deploy", "--local");
    assertThat(deployed.exit()).isZero();
    assertThat(deployed.out()).contains("0 created, 0 changed, 0 deleted, 2 unchanged");
    assertThat(ids()).isEqualTo(moved(before));
    assertThat(shell.run("plan", "--local", "--detailed-exitcode").exit()).isZero();
  }

  @Test
  void m3DeletesNothingWhereNobodySaidSo() throws IOException {
    bundle("y", "", "");

    Shell.Result result = shell.run("deploy", "--local", "--auto-approve");

    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.err())
        .contains("error[consent-missing]", "warning[rename-likely]")
        .contains("- from: jobs.x", "to: jobs.y", "- from: experiments.ex");
    assertThat(ids()).isEqualTo(before);
  }

  @Test
  void asksAtATerminalAndGoesOnAsMoved() throws IOException {
    bundle("y", "", "");

    Shell.Result result = shell.typing("y\n\n").run("deploy", "--local");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("Is experiments.ey the former experiments.ex? [Y/n]: ")
        .contains("Is jobs.y the former jobs.x? [Y/n]: ")
        .contains("jobs.y was jobs.x before, in this target");
    assertThat(ids()).isEqualTo(moved(before));
  }

  @Test
  void whoSaysNoOrNamesItMayReplaceIt() throws IOException {
    bundle("y", "", "");

    Shell.Result result =
        shell.run("deploy", "--local", "--allow-delete", "jobs.x", "--allow-delete=experiments.ex");

    assertThat(result.exit()).as(result.screen()).isZero();
    assertThat(result.err()).doesNotContain("rename-likely");
    assertThat(result.out()).contains("2 created");
  }

  @Test
  void endOfInputMeansNo() throws IOException {
    bundle("y", "", "");

    Shell.Result result = shell.typing("").run("deploy", "--local");

    assertThat(result.err()).contains("[Y/n]: ").doesNotContain("was jobs.x before");
  }

  @Test
  void onlyTellsInDevelopment() throws IOException {
    bundle("y", "    mode: development\n", "");
    bundle("x", "    mode: development\n", "");
    assertThat(shell.run("deploy", "--local", "-q").exit()).isZero();
    bundle("y", "    mode: development\n", "");

    Shell.Result result = shell.run("deploy", "--local", "--auto-approve");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.err()).contains("warning[rename-likely]: jobs.y looks like");
    assertThat(result.out()).contains("2 created");
  }

  @Test
  void theIncumbentsSpellingFollowsTheEntryAndTellsNothing() throws IOException {
    bundle("y", "", "");
    assertThat(shell.run("bundle", "plan", "--local").screen()).doesNotContain("looks like");

    bundle("y", "", MOVED);
    assertThat(shell.run("bundle", "deploy", "--local").exit()).isZero();
    assertThat(ids()).isEqualTo(moved(before));
  }

  private static String moved(String ids) {
    return ids.replace("jobs.x\"", "jobs.y\"").replace("experiments.ex\"", "experiments.ey\"");
  }

  /// The keys and ids of the recorded state.
  private String ids() throws IOException {
    StringBuilder ids = new StringBuilder();
    for (String line : Files.readAllLines(folder.resolve(".databricks/bundle/t/resources.json"))) {
      if (line.contains("\"resources.") || line.contains("\"__id__\"")) {
        ids.append(line.strip()).append('\n');
      }
    }
    return ids.toString();
  }

  private void bundle(String key, String target, String moved) throws IOException {
    Files.writeString(
        folder.resolve("databricks.yml"),
        """
        bundle: {name: m3}
        targets:
          t:
            default: true
        %s%s
        resources:
          jobs:
            %s: {name: Train}
          experiments:
            e%s: {name: /Shared/trips}
        """
            .formatted(target, moved, key, key));
  }
}
