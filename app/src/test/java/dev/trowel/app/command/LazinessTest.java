package dev.trowel.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What needs no workspace must not pay for one.
class LazinessTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "help deploy",
        "deploy --help",
        "completion bash",
        "validate",
        "validate -o json",
        "schema",
      })
  void asksTheEngineForNothing(String line) throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), "bundle:\n  name: trips\n");
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit = new CommandRunner(caller(err), debug -> untouched()).run(List.of(line.split(" ")));

    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(exit).isZero();
  }

  private Caller caller(ByteArrayOutputStream err) {
    return new Caller(
        InputStream.nullInputStream(),
        new PrintStream(new ByteArrayOutputStream(), false, UTF_8),
        new PrintStream(err, true, UTF_8),
        Map.of(),
        folder,
        folder,
        Terminal.none());
  }

  private static Engine untouched() {
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {Engine.class},
            (engine, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              throw new AssertionError("asked for " + method.getName());
            });
  }
}
