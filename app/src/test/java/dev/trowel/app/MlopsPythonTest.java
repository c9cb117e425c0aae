package dev.trowel.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The unit tests of what `init mlops` makes pass with the packages it asks for, taken from PyPI.
@Tag("full")
class MlopsPythonTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"unity_catalog, no, 3d-scan", "unity_catalog, yes, class", "workspace, yes, fares-2"})
  void unitTestsPassWithoutSparkAndMlflow(String registry, String extras, String name)
      throws IOException, InterruptedException {
    Shell.Result made =
        new Shell(folder, Map.of())
            .run(
                "init",
                "mlops",
                "--set",
                "project_name=" + name,
                "--set",
                "registry=" + registry,
                "--set",
                "include_feature_store=" + extras,
                "--set",
                "include_serving=" + extras);
    assertThat(made.exit()).as(made.screen()).isZero();
    Path project = folder.resolve(name).resolve(name);
    Path python = environment(project);

    String output = run(project, python, "-m", "pytest", "-q", "-p", "no:cacheprovider");

    assertThat(output).containsPattern("[1-9]\\d+ passed").doesNotContain("skipped");
  }

  /// A Python with the packages of the project; made once, as that takes a minute.
  private static synchronized Path environment(Path project)
      throws IOException, InterruptedException {
    Path venv = Path.of("target", "venv-mlops-tests").toAbsolutePath();
    Path python = venv.resolve("bin/python");
    Path ready = venv.resolve("ready");
    if (!Files.exists(ready)) {
      run(project, Path.of("python3"), "-m", "venv", venv.toString());
      run(project, python, "-m", "pip", "install", "-q", "-r", "requirements-test.txt");
      Files.createFile(ready);
    }
    return python;
  }

  private static String run(Path folder, Path python, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
