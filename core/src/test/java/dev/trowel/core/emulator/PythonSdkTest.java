package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official Python SDK, from PyPI, works against a local workspace.
@Tag("full")
class PythonSdkTest {
  @TempDir Path temp;

  @Test
  void aSessionOfTheOfficialSdkFindsAWorkspace() throws IOException, InterruptedException {
    Path venv = Path.of("target", "venv-databricks-sdk").toAbsolutePath();
    Path python = venv.resolve("bin/python");
    if (!Files.exists(venv.resolve("ready"))) {
      run(List.of("python3", "-m", "venv", venv.toString()), "");
      run(List.of(python.toString(), "-m", "pip", "install", "-q", "databricks-sdk"), "");
      Files.createFile(venv.resolve("ready"));
    }

    try (LocalApi api = LocalApi.start(EmulatorConfig.in(temp, LocalApi.USER))) {
      String script = Path.of("src", "test", "python", "emulator_session.py").toString();
      String output = run(List.of(python.toString(), script), api.server().uri().toString());

      assertThat(output).endsWith("OK\n");
    }
  }

  private static String run(List<String> command, String host)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DATABRICKS_HOST", host);
    builder.environment().put("DATABRICKS_TOKEN", "local");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
