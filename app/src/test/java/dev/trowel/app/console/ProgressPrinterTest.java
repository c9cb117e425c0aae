package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.event.Event;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FakePulse pulse = new FakePulse();

  @Test
  void aLogHasALineForEachOfFewChangesSortedAtTheEnd() {
    ProgressPrinter printer = printer(ours());
    printer.accept(new Event.Reading());
    printer.accept(new Event.Changing(2));
    change(printer, "b");
    change(printer, "a");
    assertThat(told()).isEmpty();

    printer.finish();
    assertThat(told()).containsExactly("Created jobs.a", "Created jobs.b");
  }

  @Test
  void aLogHasSumsOfManyChangesAndNamesWhatTookLong() {
    ProgressPrinter printer = printer(ours());
    printer.accept(new Event.Changing(1001));
    ResourceKey app = ResourceKey.of("apps", "ui");
    printer.accept(new Event.Started(app, "update"));
    pulse.pass(40_000);
    printer.accept(new Event.Done(app, "update", "ui"));
    for (int i = 0; i < 500; i++) {
      change(printer, "job" + i);
      ResourceKey access = ResourceKey.of("jobs", "job" + i).with(Part.PERMISSIONS);
      printer.accept(new Event.Started(access, "create"));
      printer.accept(new Event.Done(access, "create", "1"));
    }
    printer.finish();

    assertThat(told())
        .containsExactly(
            "Changing resources: 1 of 1001",
            "Updated apps.ui (40 s)",
            "Created 500 jobs, 500 jobs.permissions",
            "Updated 1 apps");
  }

  @Test
  void aLogTellsNowAndThenHowFarItIs() {
    ProgressPrinter printer = printer(ours());
    printer.accept(new Event.Changing(1000));
    for (int i = 0; i < 500; i++) {
      change(printer, "job" + i);
      pulse.pass(50);
    }

    assertThat(told())
        .containsExactly(
            "Changing resources: 201 of 1000, 20/s, about 40 s left",
            "Changing resources: 401 of 1000, 20/s, about 30 s left");
  }

  @Test
  void aLogTellsOfPausesThatAreWorthIt() {
    ProgressPrinter printer = printer(ours());
    printer.accept(new Event.Pausing(Duration.ofSeconds(1), true));
    assertThat(told()).isEmpty();

    for (int i = 0; i < 20; i++) {
      printer.accept(new Event.Pausing(Duration.ofSeconds(5), true));
    }
    assertThat(told()).containsExactly("The workspace asks for a pause of 5 s");
  }

  @Test
  void theIncumbentTellsEachThing() {
    ProgressPrinter printer = printer(new Console(caller(Terminal.none(), "")));
    printer.accept(new Event.Changing(100));
    for (int i = 10; i < 110; i++) {
      change(printer, "job" + i);
      pulse.pass(1000);
    }
    printer.finish();

    assertThat(told()).hasSize(100).allMatch(line -> line.matches("Created jobs.job\\d+"));
  }

  @Test
  void tellsNothingWhenQuiet() {
    ProgressPrinter printer = new ProgressPrinter(ours(), 1, pulse);
    printer.accept(new Event.Queueing("Waiting"));
    printer.accept(new Event.Changing(1));
    change(printer, "a");
    printer.accept(new Event.Pausing(Duration.ofSeconds(50), true));
    printer.finish();

    assertThat(told()).isEmpty();
  }

  @Test
  void onADumbTerminalOrInCiNothingIsRedrawn() {
    Terminal terminal = new Terminal(true, true, true, 80);
    assertThat(terminal.redraws(Map.of("TERM", "xterm"))).isTrue();
    assertThat(terminal.redraws(Map.of("TERM", "xterm", "CI", "false"))).isTrue();
    assertThat(terminal.redraws(Map.of("TERM", "dumb"))).isFalse();
    assertThat(terminal.redraws(Map.of())).isFalse();
    assertThat(terminal.redraws(Map.of("TERM", "xterm", "CI", "true"))).isFalse();
    assertThat(Terminal.none().redraws(Map.of("TERM", "xterm"))).isFalse();
  }

  @Test
  void onADumbTerminalEachLineIsToldAtOnce() {
    Console console =
        new Console(caller(new Terminal(true, true, true, 80), "dumb"))
            .withExcerpts(Optional::empty);
    ProgressPrinter printer = printer(console);
    printer.accept(new Event.Changing(2));
    change(printer, "b");

    assertThat(told()).containsExactly("Created jobs.b");
  }

  @Test
  void onATerminalTheIncumbentsSpellingRedrawsNothing() {
    Console console = new Console(caller(new Terminal(true, true, true, 80), "xterm"));

    assertThat(console.live()).isEmpty();
    assertThat(console.withExcerpts(Optional::empty).live()).isPresent();
  }

  @Test
  void theResultComesWhenNothingIsRedrawnAnyMore() {
    Console console =
        new Console(caller(new Terminal(true, true, true, 80), "xterm"))
            .withExcerpts(Optional::empty);
    ProgressPrinter printer = printer(console);
    printer.accept(new Event.Changing(1));
    change(printer, "a");
    assertThat(told()).isEmpty();

    console.result("done\n");
    assertThat(told()).containsExactly("Created jobs.a");
    assertThat(out.toString(UTF_8)).isEqualTo("done\n");
  }

  private ProgressPrinter printer(Console console) {
    return new ProgressPrinter(console, 0, pulse);
  }

  private Console ours() {
    return new Console(caller(Terminal.none(), "")).withExcerpts(Optional::empty);
  }

  private Caller caller(Terminal terminal, String term) {
    Path here = Path.of("").toAbsolutePath();
    return new Caller(
        InputStream.nullInputStream(),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        Map.of("TERM", term),
        here,
        here,
        terminal);
  }

  private List<String> told() {
    return err.toString(UTF_8).lines().toList();
  }

  private static void change(ProgressPrinter printer, String name) {
    ResourceKey key = ResourceKey.of("jobs", name);
    printer.accept(new Event.Started(key, "create"));
    printer.accept(new Event.Done(key, "create", "1"));
  }
}
