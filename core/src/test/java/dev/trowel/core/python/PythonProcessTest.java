package dev.trowel.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.python.Phase;
import dev.trowel.schema.python.Program.Answer;
import dev.trowel.schema.python.Program.NotRun;
import dev.trowel.schema.python.Program.Ran;
import dev.trowel.schema.python.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The process that runs Python code, with interpreters that are scripts of the shell.
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class PythonProcessTest {

  /// Finds the value of an option among the arguments.
  private static final String OPTIONS =
      """
      #!/bin/sh
      while [ $# -gt 0 ]; do
        case "$1" in
          --input) input="$2" ;; --output) output="$2" ;;
          --diagnostics) diagnostics="$2" ;; --locations) locations="$2" ;; --phase) phase="$2" ;;
        esac
        shift
      done
      """;

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private Path root;

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectory(folder.resolve("bundle")).toRealPath();
    environment.put("PATH", "/usr/bin:/bin");
  }

  private Answer run(String script, String... secrets) throws IOException {
    venv(script);
    return run(Optional.of(".venv"), secrets);
  }

  private Answer run(Optional<String> venvPath, String... secrets) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("a", "ä");
    return new PythonProcess(environment)
        .run(new Run(Phase.LOAD_RESOURCES, root, venvPath, input, List.of(secrets)));
  }

  private void venv(String script) throws IOException {
    interpreter(root.resolve(".venv/bin/python3"), OPTIONS + script);
    Files.writeString(root.resolve(".venv/pyvenv.cfg"), "");
  }

  private static void interpreter(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Ran ran(Answer answer) {
    assertThat(answer).isInstanceOf(Ran.class);
    return (Ran) answer;
  }

  private static String refusal(Answer answer) {
    assertThat(answer).isInstanceOf(NotRun.class);
    return ((NotRun) answer).reason().code() + ": " + ((NotRun) answer).reason().summary();
  }

  @Test
  void handsFilesOverAndBack() throws IOException {
    Ran ran =
        ran(
            run(
                """
                cp "$input" "$output"
                echo "$phase" > "$diagnostics"
                pwd > "$locations"
                """));

    assertThat(ran.exit()).isZero();
    assertThat(ran.output()).hasValue("{\"a\":\"ä\"}");
    assertThat(ran.diagnostics()).hasValue("load_resources\n");
    assertThat(ran.locations()).hasValue(root + "\n");
  }

  @Test
  void readsNothingWhereNothingIsWritten() throws IOException {
    assertThat(ran(run("exit 3")))
        .isEqualTo(new Ran(3, Optional.empty(), Optional.empty(), Optional.empty(), ""));
  }

  @Test
  void givesTheCallersEnvironmentAndNoMore() throws IOException {
    environment.put("TEAM", "core");

    assertThat(ran(run("echo $TEAM $HOME > $output")).output()).hasValue("core\n");
  }

  @Test
  void waitsForNoInput() throws IOException {
    assertThat(ran(run("cat > $output")).output()).hasValue("");
  }

  @Test
  void leavesNoFilesBehind() throws IOException {
    Path exchange = Path.of(ran(run("echo $input > $output")).output().orElseThrow().strip());

    assertThat(exchange).isAbsolute();
    assertThat(exchange.getParent()).doesNotExist();
  }

  @Test
  void letsNobodyElseReadTheFiles() throws IOException {
    String rights = ran(run("ls -ld $(dirname $input) > $output")).output().orElseThrow();

    assertThat(rights).startsWith("drwx------");
  }

  @Test
  void keepsTheLastLinesOfErrors() throws IOException {
    String words =
        ran(run("i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo \"line $i\" >&2; done; exit 1"))
            .lastWords();

    assertThat(words.lines()).hasSize(20).endsWith("line 3000");
  }

  @Test
  void cleansControlCharacters() throws IOException {
    assertThat(ran(run("printf 'a\\033[31mb\\377' >&2")).lastWords()).isEqualTo("a?[31mb\uFFFD");
  }

  @Test
  void strikesSecretsOut() throws IOException {
    environment.put("DATABRICKS_TOKEN", "dapi-12345");
    Ran ran =
        ran(
            run(
                """
                echo "token $DATABRICKS_TOKEN, not hunter2" >&2
                echo '{"detail": "a \\"quoted\\" one"}' > "$diagnostics"
                """,
                "hunter2",
                "\"quoted\""));

    assertThat(ran.lastWords()).isEqualTo("token [redacted], not [redacted]");
    assertThat(ran.diagnostics()).hasValue("{\"detail\": \"a [redacted] one\"}\n");
  }

  @Test
  void isNotHeldUpByWhatTheCodeLeavesRunning() throws IOException {
    Ran ran = ran(run("sleep 600 & echo $! > $output"));

    assertThat(ran.exit()).isZero();
    long pid = Long.parseLong(ran.output().orElseThrow().strip());
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly)).hasValue(true);
  }

  @Test
  void endsTheProcessWhenInterrupted() throws Exception {
    Path started = folder.resolve("started");
    venv("echo $$ > %1$s.new; mv %1$s.new %1$s; exec sleep 600".formatted(started));
    Thread[] waiting = new Thread[1];
    waiting[0] = Thread.currentThread();
    Thread interrupter =
        Thread.ofVirtual()
            .start(() -> {
              while (!Files.exists(started)) {
                Thread.onSpinWait();
              }
              waiting[0].interrupt();
            });

    assertThatThrownBy(() -> run(Optional.of(".venv")))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    interrupter.join();
    long pid = Long.parseLong(Files.readString(started).strip());
    // Ends by the time limit of the class if the process does not.
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
  }

  @Test
  void takesTheFirstInterpreterOfTheSearchPath() throws IOException {
    interpreter(folder.resolve("b/python3"), OPTIONS + "echo b > $output");
    interpreter(folder.resolve("a/python"), OPTIONS + "echo a > $output");
    environment.put("PATH", "%1$s/a::%1$s/b:/usr/bin:/bin".formatted(folder));

    assertThat(ran(run(Optional.empty())).output()).hasValue("b\n");
  }

  @Test
  void takesPythonWhereThereIsNoPython3() throws IOException {
    interpreter(folder.resolve("a/python"), OPTIONS + "echo a > $output");
    environment.put("PATH", folder.resolve("a").toString());

    assertThat(ran(run(Optional.empty())).output()).hasValue("a\n");
  }

  @Test
  void saysThatThereIsNoInterpreter() {
    environment.put("PATH", folder.toString());

    assertThat(refusal(run(Optional.empty())))
        .isEqualTo("python-not-found: no Python interpreter is on the search path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "empty", "bad\0path"})
  void saysWhatIsNoVirtualEnvironment(String name) throws IOException {
    Files.createDirectory(root.resolve("plain"));
    Files.writeString(Files.createDirectory(root.resolve("empty")).resolve("pyvenv.cfg"), "");
    String expected =
        switch (name) {
          case "" -> "python-not-found: there is no virtual environment at .venv";
          case "plain" -> "python-not-found: plain is not a virtual environment";
          case "empty" -> "python-not-found: the virtual environment empty has no interpreter";
          default -> "python-not-found: venv_path is no path: " + name;
        };

    assertThat(refusal(run(Optional.of(name.isEmpty() ? ".venv" : name)))).isEqualTo(expected);
  }

  @Test
  void saysWhatCannotBeStarted() throws IOException {
    interpreter(root.resolve(".venv/bin/python3"), "#!/no/such/interpreter\n");
    Files.writeString(root.resolve(".venv/pyvenv.cfg"), "");

    assertThat(refusal(run(Optional.of(".venv")))).startsWith("python-failed: ");
  }

  @Test
  void runsNothingWhereThatIsForbidden() throws IOException {
    environment.put("DATABRICKS_BUNDLE_RESTRICTED_CODE_EXECUTION", "1");

    assertThat(refusal(run("touch ran")))
        .isEqualTo("python-not-allowed: Python code may not be run here");
    try (Stream<Path> files = Files.list(root)) {
      assertThat(files).containsExactly(root.resolve(".venv"));
    }
  }
}
