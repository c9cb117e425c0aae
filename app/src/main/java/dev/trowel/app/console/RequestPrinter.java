package dev.trowel.app.console;

import dev.trowel.core.workspace.http.RequestLog;
import java.io.PrintStream;
import java.time.Duration;

/// Tells of every request, for `--debug`.
public final class RequestPrinter implements RequestLog {

  private final PrintStream err;

  public RequestPrinter(PrintStream err) {
    this.err = err;
  }

  @Override
  public boolean wantsBodies() {
    return true;
  }

  @Override
  public void sent(Entry entry) {
    StringBuilder text = new StringBuilder();
    text.append("%s %s".formatted(entry.verb(), entry.path()));
    text.append(entry.attempt() > 1 ? " (attempt " + entry.attempt() + ")" : "");
    text.append(" -> ").append(entry.status() == 0 ? "no answer" : entry.status());
    text.append(", ").append(entry.took().toMillis()).append(" ms\n");
    body("> ", entry.request(), text);
    body("< ", entry.answer(), text);
    err.print(Visible.of(text.toString(), false));
  }

  @Override
  public void waiting(String request, String reason, Duration duration) {
    String again = request + ": again in " + duration.toMillis() + " ms, because " + reason;
    err.println(Visible.of(again, false));
  }

  private static void body(String mark, String body, StringBuilder text) {
    body.lines().forEach(line -> text.append(mark).append(line).append('\n'));
  }
}
