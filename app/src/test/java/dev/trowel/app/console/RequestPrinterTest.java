package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RequestPrinterTest {

  @Test
  void showsEscapeCodesOfTheWorkspaceInsteadOfSendingThemOn() {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    RequestPrinter printer = new RequestPrinter(new PrintStream(seen, true, UTF_8));

    printer.waiting("GET /api/x", "\u001b[2J", Duration.ofMillis(5));

    assertThat(seen.toString(UTF_8)).isEqualTo("GET /api/x: again in 5 ms, because \\u001b[2J\n");
  }
}
