package dev.trowel.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.Main;
import dev.trowel.app.console.Caller;
import dev.trowel.app.transcript.Shell;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts of the bundle, which run in the place of the command.
class RunScriptsTest {

  private static final String BUNDLE =
      """
      bundle:
        name: trips
      targets:
        dev:
          default: true
      scripts:
        seed:
          content: |
            echo "$WHO seeds $DATABRICKS_BUNDLE_TARGET with $1"
            echo "to stderr" >&2
            exit 7
          env:
            WHO: ${bundle.name}
      """;

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), BUNDLE);
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
  }

  private Shell.Result run(String... arguments) {
    return new Shell(folder, environment).run(arguments);
  }

  @Test
  void passesTheExitCodeOnInBothSpellings() {
    assertThat(run("run", "seed", "--local").exit()).isEqualTo(7);
    assertThat(run("bundle", "run", "seed", "--local").exit()).isEqualTo(7);
  }

  @Test
  void keepsBothStreamsApart() {
    Shell.Result result = run("run", "seed", "--local", "--", "rows");

    assertThat(result.out()).isEqualTo("trips seeds dev with rows\n");
    assertThat(result.err()).endsWith("to stderr\n");
  }

  @Test
  void runsAnyProgramInTheFolderOfTheBundle() {
    Shell.Result result = run("run", "--local", "--", "pwd");

    assertThat(result.exit()).isZero();
    assertThat(Path.of(result.out().strip()).getFileName()).isEqualTo(folder.getFileName());
  }

  @Test
  void saysThatAProgramIsNotThere() {
    Shell.Result result = run("run", "--local", "--", "no-such-program-anywhere");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("script-failed");
  }

  @Test
  void runsNothingWhereThatIsForbidden() {
    environment.put("DATABRICKS_BUNDLE_RESTRICTED_CODE_EXECUTION", "1");

    Shell.Result result = run("run", "seed", "--local");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("code-execution-restricted");
  }

  @Test
  void showsWhatAScriptPrintsWhileItRuns() throws IOException {
    Files.writeString(
        folder.resolve("databricks.yml"),
        """
        bundle: {name: trips}
        scripts:
          patient:
            content: |
              echo ready
              for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                test -e seen && exit 7
                sleep 0.25
              done
        """);
    OutputStream reader =
        new OutputStream() {
          @Override
          public void write(int each) throws IOException {
            Files.write(folder.resolve("seen"), new byte[] {(byte) each});
          }
        };
    PrintStream out = new PrintStream(new BufferedOutputStream(reader), false, UTF_8);

    int code =
        new Shell(folder, environment)
            .run(
                List.of("run", "patient", "--local"),
                (arguments, caller) ->
                    Main.run(
                        arguments,
                        new Caller(
                            caller.in(),
                            out,
                            caller.err(),
                            caller.environment(),
                            folder,
                            folder,
                            caller.terminal())))
            .exit();

    assertThat(code).isEqualTo(7);
  }
}
