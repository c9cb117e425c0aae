package dev.trowel.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A deployment to the local workspace that is killed, server and all.
@Tag("full")
class KilledDeployIT {

  private static final Path LAUNCHER = Path.of(System.getProperty("trowel.dist"), "bin/trowel");
  private static final int JOBS = 60;

  @TempDir Path folder;

  private Path bundle;

  @BeforeEach
  void write() throws IOException {
    bundle = folder.resolve("many");
    ManyJobs.write(bundle, JOBS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/2.0/workspace-files/import-file/",
        "POST /api/2.2/jobs/create",
        "PUT /api/2.0/permissions/jobs/"
      })
  void isFinishedByTheNextOne(String request) throws IOException {
    killAtTheThird(request);

    Ran again = run("deploy");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(run("plan", "--detailed-exitcode").out())
        .contains("Nothing to do: ")
        .endsWith("\nPlan: 0 to add, 0 to change, 0 to delete, 120 unchanged\n");
    assertThat(run("deploy").out()).contains("0 created, 0 changed, 0 deleted, 120 unchanged\n");
  }

  private Ran run(String... command) throws IOException {
    Stream<String> arguments =
        Stream.concat(
            Stream.of("-C", bundle.toString()),
            Stream.concat(Stream.of(command), Stream.of("--local")));
    return Ran.of(folder, Map.of(), LAUNCHER, arguments.toArray(String[]::new));
  }

  /// Kills the process when it has told of three such requests, which leaves others under way.
  private void killAtTheThird(String request) throws IOException {
    Process process =
        new ProcessBuilder(List.of(LAUNCHER.toString(), "deploy", "--local", "--debug"))
            .directory(bundle.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int seen = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null && seen < 3; line = lines.readLine()) {
        seen += line.startsWith(request) ? 1 : 0;
      }
    } finally {
      process.destroyForcibly().onExit().join();
    }
    assertThat(seen).isEqualTo(3);
    assertThat(process.exitValue()).as("killed, not ended").isEqualTo(137);
  }
}
