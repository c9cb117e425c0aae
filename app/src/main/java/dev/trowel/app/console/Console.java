package dev.trowel.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a command's words go: the result to stdout, all else to stderr; safe to use from many
/// threads.
public final class Console {

  private final PrintStream out;
  private final PrintStream err;
  private final BufferedReader in;
  private final Terminal terminal;
  private final Terminal colours;
  private final Function<Findings, String> findings;
  private final boolean isNative;
  private final @Nullable Live live;

  /// One that prints findings in the form users and scripts of the incumbent know.
  public Console(Caller caller) {
    this.out = caller.out();
    this.live = live(caller);
    this.err = live == null ? caller.err() : live.stream();
    this.isNative = false;
    this.in = new BufferedReader(new InputStreamReader(caller.in(), UTF_8));
    this.terminal = caller.terminal();
    this.colours = terminal.colours(caller.environment());
    this.findings = new DiagnosticPrinter(paintsProgress())::print;
  }

  private Console(Console other, PrintStream out, Function<Findings, String> findings) {
    this.out = out;
    this.err = other.err;
    this.in = other.in;
    this.terminal = other.terminal;
    this.colours = other.colours;
    this.findings = findings;
    this.isNative = true;
    this.live = other.live;
  }

  private static @Nullable Live live(Caller caller) {
    Terminal terminal = caller.terminal();
    return terminal.redraws(caller.environment())
        ? new Live(stream(caller.err()), Pulse.SYSTEM, terminal.cells(), new WindowSize())
        : null;
  }

  /// All that is printed has to pass where something may be redrawn below it.
  private static ScreenStream stream(PrintStream err) {
    return err instanceof ScreenStream screen ? screen : ScreenStream.over(err);
  }

  /// This console as our own spelling has it: findings are shown with the lines of the files they
  /// are about, and on a terminal what is going on is redrawn in place.
  ///
  /// @param root the folder of the bundle, asked for when there is a finding; empty where there is
  ///   no bundle
  public Console withExcerpts(Supplier<Optional<Path>> root) {
    return new Console(
        this,
        out,
        found -> new FindingPrinter(paintsProgress(), new SourceFiles(root)).print(found));
  }

  /// The same, where the result goes to `other`.
  public Console printingTo(PrintStream other) {
    return new Console(this, other, findings);
  }

  /// Prints a piece of the result, with what would change the terminal made visible.
  public void result(String text) {
    rest();
    out.print(Visible.of(text, paintsResult()));
  }

  /// Prints the help text of this program, which holds nothing from outside, as it is.
  public void help(String text) {
    out.print(text);
  }

  /// Lets whoever reads the result have all of it now.
  public void flush() {
    out.flush();
  }

  /// Prints one line of progress.
  public void progress(String line) {
    String shown = Visible.of(Visible.unheard(line), paintsProgress());
    if (live == null || !live.offer(shown + "\n")) {
      err.println(shown);
    }
  }

  /// Ends what is redrawn in place; what is printed afterwards comes after all that was told.
  public void rest() {
    if (live != null) {
      live.rest();
    }
  }

  /// What is redrawn in place; empty where nobody watches, or the incumbent's spelling is used.
  Optional<Live> live() {
    return isNative ? Optional.ofNullable(live) : Optional.empty();
  }

  /// Whether much is told in sums; the incumbent tells each thing.
  boolean sumsUp() {
    return isNative;
  }

  /// Prints diagnostics, sorted by place.
  public void report(List<Diagnostic> diagnostics) {
    report(Findings.of(diagnostics));
  }

  /// Prints findings, sorted by place.
  public void report(Findings found) {
    if (!found.list().isEmpty()) {
      String shown = Visible.of(Visible.unheard(findings.apply(found)), paintsProgress());
      if (live == null || !live.offer(shown)) {
        err.print(shown);
        err.flush();
      }
    }
  }

  /// Prints what a developer of this program wants to know of a failure.
  public void trace(Throwable failure) {
    rest();
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    err.print(Visible.of(text.toString(), false));
  }

  /// Whether colours are seen in the result.
  public boolean paintsResult() {
    return colours.output();
  }

  /// Whether colours are seen in the progress.
  public boolean paintsProgress() {
    return colours.errors();
  }

  /// How many cells a line of the result has.
  public int resultWidth() {
    return terminal.width(terminal.output());
  }

  /// How many cells a line of the progress has.
  public int progressWidth() {
    return terminal.width(terminal.errors());
  }

  /// Tells of progress in as many lines as the terminal's width makes of it.
  public void progressWrapped(String text) {
    Prose.wrapped(text, progressWidth(), progressWidth()).forEach(this::progress);
  }

  /// The same, where lines that were one stand out from the next one.
  public void progressHanging(String text) {
    Prose.hanging(text, progressWidth()).forEach(this::progress);
  }

  /// Whether somebody watches the progress on a screen.
  boolean isWatched() {
    return terminal.errors();
  }

  /// Whether somebody is there to answer a question, and to read it.
  public boolean canAsk() {
    return terminal.input() && terminal.errors();
  }

  /// Asks; only `y` and `yes` mean yes, the end of input means no.
  public boolean ask(String question) {
    put(question + " [y/N]: ");
    return switch (answer()) {
      case "y", "yes" -> true;
      default -> false;
    };
  }

  /// As [#ask], where an empty line means yes, too.
  public boolean confirm(String question) {
    put(question + " [Y/n]: ");
    return line()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(Set.of("", "y", "yes")::contains)
        .isPresent();
  }

  /// Asks for words, and gives what was typed; the end of input gives none.
  public String typed(String question) {
    return answered(question).orElse("");
  }

  /// Asks for words, and gives what was typed; empty at the end of input.
  public Optional<String> answered(String question) {
    put(question);
    return line();
  }

  private void put(String question) {
    rest();
    err.print(Visible.of(question, paintsProgress()));
    err.flush();
  }

  private String answer() {
    return line().orElse("").toLowerCase(Locale.ROOT);
  }

  /// What was typed; empty at the end of input.
  private Optional<String> line() {
    try {
      return Optional.ofNullable(in.readLine()).map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      if (live != null) {
        live.answered();
      }
    }
  }
}
