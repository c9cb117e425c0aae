package dev.trowel.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Console;
import dev.trowel.app.console.Terminal;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeforehandTest {

  @Test
  void whatIsWaitedForIsToldBeforeTheWaitAndNotAfterIt() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Path here = Path.of("").toAbsolutePath();
    Console console =
        new Console(
            new Caller(
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Map.of(),
                here,
                here,
                Terminal.none()));
    Diagnostic lasting = Diagnostic.warning("intent-orphan", "nobody needs it");
    Diagnostics found = new Diagnostics();
    found.add(Diagnostic.warning("intent-open", "it may still appear"));
    found.add(lasting);

    Diagnostics rest = Beforehand.told(console, found);

    assertThat(err.toString(UTF_8)).contains("it may still appear").doesNotContain("nobody needs");
    assertThat(rest.list()).containsExactly(lasting);
  }
}
