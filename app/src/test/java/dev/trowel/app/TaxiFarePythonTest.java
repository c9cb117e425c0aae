package dev.trowel.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The Python code of taxi-fare works with the packages it asks for, taken from PyPI, which takes
/// as long as network and disk do.
@Tag("full")
@Timeout(900)
class TaxiFarePythonTest {

  private static final Path PROJECT = Path.of("../examples/taxi-fare").toAbsolutePath().normalize();

  @TempDir Path temp;

  @Test
  void unitTestsPassWithoutSparkAndMlflow() throws IOException, InterruptedException {
    Path python = environment("venv-taxi-fare-tests", "requirements-test.txt");

    String output = run(PROJECT, python, "-m", "pytest", "-q", "-p", "no:cacheprovider");

    assertThat(output).containsPattern("[1-9]\\d+ passed").doesNotContain("skipped");
  }

  @Test
  void notebooksTrainValidateAndPromoteWithMlflow() throws IOException, InterruptedException {
    Path python = environment("venv-taxi-fare", "requirements.txt");
    Path script = Path.of("src/test/python/run_notebooks.py").toAbsolutePath();

    String output = run(temp, python, script.toString(), PROJECT.toString(), temp.toString());

    assertThat(output).endsWith("OK\n");
  }

  /// A Python with the packages of a requirements file; made once, as that takes a minute.
  private static Path environment(String name, String requirements)
      throws IOException, InterruptedException {
    Path venv = Path.of("target", name).toAbsolutePath();
    Path python = venv.resolve("bin/python");
    Path ready = venv.resolve("ready");
    if (!Files.exists(ready)) {
      run(PROJECT, Path.of("python3"), "-m", "venv", venv.toString());
      run(PROJECT, python, "-m", "pip", "install", "-q", "-r", requirements);
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
