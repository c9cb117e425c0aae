package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole command on a terminal.
class DeployOnScreenTest {

  private static final String BUNDLE =
      """
      bundle:
        name: trips
      resources:
        jobs:
          count:
            name: count
      """;

  @TempDir Path folder;

  private final FakeScreen seen = new FakeScreen(80, 24);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void leavesLinesThatLastAndAResultOfItsOwn() throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), BUNDLE);

    assertThat(run("deploy", "--local", "-o", "json")).isZero();

    assertThat(seen.lines())
        .contains("Created jobs.count")
        .noneMatch(line -> line.matches("(Reading|Getting|Changing|Recording).*"));
    assertThat(new ObjectMapper().readTree(out.toByteArray()).isObject()).isTrue();
  }

  @Test
  void endsWithItsFindingsWhenItFails() throws IOException {
    Files.writeString(folder.resolve("databricks.yml"), BUNDLE);
    Path blocked = Files.writeString(folder.resolve("file"), "");

    assertThat(run("deploy", "--local=" + blocked)).isNotZero();

    assertThat(seen.lines())
        .anyMatch(line -> line.startsWith("error["))
        .noneMatch(line -> line.startsWith("Reading"));
  }

  private int run(String... arguments) {
    return Main.run(
        List.of(arguments),
        new Caller(
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(seen, true, UTF_8),
            Map.of("TERM", "xterm"),
            folder,
            folder,
            new Terminal(false, false, true, 80)));
  }
}
