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

/// Where a command's words go: the result to stdout, all else to stderr; safe to use from many
/// threads.
public final class Console {

  private final PrintStream out;
  private final PrintStream err;
  private final BufferedReader in;
  private final Terminal terminal;
  private final Terminal colours;
  private final Function<Findings, String> findings;

  /// One that prints findings in the form users and scripts of the incumbent know.
  public Console(Caller caller) {
    this.out = caller.out();
    this.err = caller.err();
    this.in = new BufferedReader(new InputStreamReader(caller.in(), UTF_8));
    this.terminal = caller.terminal();
    this.colours = terminal.colours(caller.environment());
    this.findings = new DiagnosticPrinter(paintsProgress())::print;
  }

  private Console(Console other, Function<Findings, String> findings) {
    this.out = other.out;
    this.err = other.err;
    this.in = other.in;
    this.terminal = other.terminal;
    this.colours = other.colours;
    this.findings = findings;
  }

  /// This console, showing findings with the lines of the files they are about.
  ///
  /// @param root the folder of the bundle, asked for when there is a finding; empty where there is
  ///   no bundle
  public Console withExcerpts(Supplier<Optional<Path>> root) {
    return new Console(
        this, found -> new FindingPrinter(paintsProgress(), new SourceFiles(root)).print(found));
  }

  /// Prints a piece of the result, with what would change the terminal made visible.
  public void result(String text) {
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
    err.println(Visible.of(Visible.unheard(line), paintsProgress()));
  }

  /// Prints diagnostics, sorted by place.
  public void report(List<Diagnostic> diagnostics) {
    report(Findings.of(diagnostics));
  }

  /// Prints findings, sorted by place.
  public void report(Findings found) {
    if (!found.list().isEmpty()) {
      err.print(Visible.of(Visible.unheard(findings.apply(found)), paintsProgress()));
      err.flush();
    }
  }

  /// Prints what a developer of this program wants to know of a failure.
  public void trace(Throwable failure) {
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
    err.print(Visible.of(question, paintsProgress()) + " [y/N]: ");
    err.flush();
    return switch (answer()) {
      case "y", "yes" -> true;
      default -> false;
    };
  }

  /// As [#ask], where an empty line means yes, too.
  public boolean confirm(String question) {
    err.print(Visible.of(question, paintsProgress()) + " [Y/n]: ");
    err.flush();
    return line()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(Set.of("", "y", "yes")::contains)
        .isPresent();
  }

  /// Asks for words, and gives what was typed; the end of input gives none.
  public String typed(String question) {
    err.print(Visible.of(question, paintsProgress()));
    err.flush();
    return line().orElse("");
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
    }
  }
}
