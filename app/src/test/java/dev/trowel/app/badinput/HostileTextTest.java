package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that nobody writes by accident, in places where they become names of files, patterns or
/// references.
class HostileTextTest {

  private static final List<String> TEXTS =
      List.of(
          "\\0",
          "a\\0b",
          "\\ud800",
          "${",
          "${}",
          "${var}",
          "${bundle}",
          "${resources}",
          "${resources.jobs.a}",
          "[",
          "**/[",
          "",
          "\\\\",
          "http://[");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bundle: {name: @}",
        "include: [@]",
        "sync: {paths: [@]}",
        "sync: {include: [@]}",
        "sync: {exclude: [@]}",
        "workspace: {root_path: @}",
        "workspace: {state_path: @}",
        "targets: {@: {default: true}}",
        "targets: {d: {mode: @}}",
        "variables: {a: {default: @}}",
        "variables: {a: {lookup: {job: @}}}",
        "permissions: [{level: @, user_name: @}]",
        "run_as: {user_name: @}",
        "resources: {jobs: {@: {name: a}}}",
        "resources: {jobs: {a: {tasks: [{task_key: a, notebook_task: {notebook_path: @}}]}}}",
        "resources: {jobs: {a: {tasks: [{task_key: a, libraries: [{whl: @}]}]}}}",
        "resources: {pipelines: {a: {name: a, libraries: [{notebook: {path: @}}]}}}",
        "resources: {schemas: {a: {catalog_name: @, name: @}}}",
        "artifacts: {a: {path: @, type: whl}}",
      })
  void neverAFaultOfTheProgram(String place) {
    try (Cloud cloud = new Cloud()) {
      Ground ground = Ground.bare(folder).with(cloud.login());
      for (String text : TEXTS) {
        String bundle = place.replace("@", "\"" + text + "\"") + "\n";
        ground.bundle(bundle.startsWith("bundle:") ? bundle : "bundle: {name: t}\n" + bundle);
        for (String command : new String[] {"validate", "plan"}) {
          Shell.Result result = ground.run(command, new PatientTime());
          assertThat(result.err()).as(bundle).doesNotContain("fault of trowel", "Exception");
          assertThat(result.exit()).as(bundle).isIn(0, 1, 3);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../elsewhere", "..", ".", "/elsewhere", "a/../.."})
  void targetThatWouldLeadOutOfTheFolderOfTargets(String name) {
    Path project = folder.resolve("a/b/c");
    try (Cloud cloud = new Cloud()) {
      Ground ground =
          Ground.bare(project)
              .with(cloud.login())
              .bundle("bundle:\n  name: t\ntargets:\n  " + name + ":\n    default: true\n");

      for (String command : new String[] {"validate", "deploy"}) {
        Shell.Result result = ground.run(command);
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
            .startsWith("Error: a target cannot be called " + name + "\n  in databricks.yml:4:3\n");
      }
      assertThat(cloud.requests()).isEmpty();
      assertThat(Ground.bare(folder).files()).containsOnlyKeys("a/b/c/databricks.yml");
    }
  }

  @Test
  void permissionLevelThatIsNoText() {
    try (Cloud cloud = new Cloud()) {
      Ground ground =
          Ground.bare(folder)
              .with(cloud.login())
              .bundle("bundle: {name: t}\npermissions: [{level: \"${bundle}\", user_name: a}]\n");

      assertThat(ground.run("plan").err()).doesNotContain("fault of trowel");
      assertThat(Files.exists(folder.resolve(".databricks"))).isFalse();
    }
  }
}
