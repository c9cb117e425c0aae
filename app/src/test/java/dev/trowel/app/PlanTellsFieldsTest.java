package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

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

/// A reviewer sees which field changes from what to what, and a script sees that there is something
/// to do (M9: elsewhere a plan says `update jobs.train` and ends with 0 whatever it found).
class PlanTellsFieldsTest {

  private static final String BUNDLE =
      """
      bundle:
        name: fares
      resources:
        jobs:
          train:
            name: train
            max_concurrent_runs: 2
      """;

  @TempDir Path folder;

  private Server server;
  private Path project;

  @BeforeEach
  void deployAJob() throws IOException {
    server = Server.on(Files.createDirectory(folder.resolve("ws")));
    project = Files.createDirectory(folder.resolve("fares"));
    write("databricks.yml", BUNDLE);
    assertThat(run("deploy").exit()).isZero();
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Test
  void m9TheFieldItsOldAndItsNewValueAreShown() throws IOException {
    write("databricks.yml", BUNDLE.replace("runs: 2", "runs: 3"));

    Shell.Result plan = run("plan", "--detailed-exitcode");

    assertThat(plan.out())
        .contains("~ jobs.train  update: settings-changed")
        .contains("    max_concurrent_runs  2 → 3\n")
        .contains("databricks.yml:6\n")
        .endsWith("\nPlan: 0 to add, 1 to change, 0 to delete, 0 unchanged\n");
    assertThat(plan.exit()).isEqualTo(2);
  }

  @Test
  void nothingToDoIs0() {
    Shell.Result plan = run("plan", "--detailed-exitcode");

    assertThat(plan.out()).contains("\nNothing to do: the workspace is as the bundle says.\n");
    assertThat(plan.exit()).isZero();
  }

  @Test
  void filesAloneAreSomethingToDo() throws IOException {
    write("new.py", "print(1)\n");

    assertThat(run("plan", "--detailed-exitcode").exit()).isEqualTo(2);
    assertThat(run("plan").exit()).isZero();
  }

  @Test
  void whatSomebodyDidByHandAloneIsSomethingToDo() throws IOException {
    String id =
        server.content().stream().filter(name -> name.startsWith("job ")).findFirst().orElseThrow();
    server.post(
        "/api/2.2/jobs/update",
        "{\"job_id\": %s, \"new_settings\": {\"max_concurrent_runs\": 9}}"
            .formatted(id.substring(4)));

    Shell.Result plan = run("plan", "--detailed-exitcode");

    assertThat(plan.out()).contains("  ! max_concurrent_runs  9 → 2  (changed by hand)\n");
    assertThat(plan.exit()).isEqualTo(2);
  }

  @Test
  void aPlanThatCannotBeMadeIs1() throws IOException {
    write("databricks.yml", BUNDLE + "artifacts:\n  a:\n    build: exit 7\n");

    assertThat(run("plan", "--detailed-exitcode").exit()).isEqualTo(1);
  }

  @Test
  void quietPrintsTheSumsAndEndsAsLoud() throws IOException {
    write("databricks.yml", BUNDLE.replace("runs: 2", "runs: 3"));

    Shell.Result plan = run("plan", "-q", "--detailed-exitcode");

    assertThat(plan.out()).isEqualTo("Plan: 0 to add, 1 to change, 0 to delete, 0 unchanged\n");
    assertThat(plan.exit()).isEqualTo(2);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text);
  }

  private Shell.Result run(String... words) {
    List<String> arguments =
        Stream.concat(Stream.of(words), Server.options(folder.resolve("ws"))).toList();
    return new Shell(project, Map.of()).run(arguments);
  }
}
