package dev.trowel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import dev.trowel.app.transcript.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Commands on a bundle with Python code; the interpreter is a script of the shell that adds a job.
@DisabledOnOs(OS.WINDOWS)
class PythonBundleTest {

  private static final String INTERPRETER =
      """
      #!/bin/sh
      while [ $# -gt 0 ]; do
        case "$1" in
          --input) input="$2" ;; --output) output="$2" ;;
          --diagnostics) diagnostics="$2" ;; --locations) locations="$2" ;;
        esac
        shift
      done
      sed 's|"jobs":{|"jobs":{"made":'"$(cat job.json)"',|' "$input" > "$output"
      : > "$diagnostics"
      echo '{"path": "resources.jobs.made", "file": "jobs.py", "line": 4, "column": 1}' > "$locations"
      """;

  private static final String JOB =
      """
      {"name": "made", "tasks": [{"task_key": "t", "run_job_task": {"job_id": "${resources.jobs.old.id}"}}]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("databricks.yml"),
        """
        bundle: {name: b}
        python:
          resources: ["jobs:load"]
          venv_path: .venv
        resources:
          jobs:
            old: {name: old}
        """);
    Files.writeString(folder.resolve("job.json"), JOB.strip());
    Path interpreter = folder.resolve(".venv/bin/python3");
    Files.createDirectories(interpreter.getParent());
    Files.writeString(interpreter, INTERPRETER);
    Files.writeString(folder.resolve(".venv/pyvenv.cfg"), "");
    Files.writeString(folder.resolve(".gitignore"), ".venv/\n");
    assertThat(interpreter.toFile().setExecutable(true)).isTrue();
  }

  private Shell.Result run(String... arguments) {
    return new Shell(folder, Map.of("PATH", "/usr/bin:/bin")).run(arguments);
  }

  @Test
  void deploysWhatTheCodeAddsAndThenHasNothingToDo() {
    assertThat(run("deploy", "--local").screen())
        .contains("+ jobs.made  create", "+ jobs.old  create");
    assertThat(run("plan", "--local").out())
        .endsWith("Plan: 0 to add, 0 to change, 0 to delete, 2 unchanged\n");
  }

  @Test
  void deletesWhatTheCodeNoLongerAdds() throws IOException {
    run("deploy", "--local");
    Files.writeString(folder.resolve("databricks.yml"), "bundle: {name: b}\n");

    assertThat(run("plan", "--local").out()).contains("- jobs.made  delete");
  }

  @Test
  void pointsIntoTheCode() throws IOException {
    Files.writeString(folder.resolve("job.json"), JOB.strip().replace("jobs.old", "jobs.odl"));
    Shell.Result result = run("validate");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("no such node \"resources.jobs.odl\"", "--> jobs.py:4:1\n", "jobs.old");
  }

  @Test
  void saysInOneMessageWhatIsMissing() throws IOException {
    Files.delete(folder.resolve(".venv/pyvenv.cfg"));

    assertThat(Told.of(run("validate").err()))
        .isEqualTo(
            """
            Error: .venv is not a virtual environment
              at python
              in databricks.yml:4:14

            It holds no pyvenv.cfg. Let venv_path name a folder that python3 -m venv made.

            """);
  }
}
