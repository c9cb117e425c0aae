package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.SyncEvents;
import dev.trowel.app.option.Durations;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Given;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Syncing;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.sync.SyncPlan;
import dev.trowel.core.sync.Watcher;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Brings the bundle's files to the workspace, once or whenever one changes (format.md 1.9).
final class SyncCommand implements Command {

  private static final String WATCH = "--watch";
  private static final String INTERVAL = "--interval";
  private static final String FULL = "--full";
  private static final String DRY = "--dry-run";

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public String summary() {
    return "Bring the bundle's files to the workspace.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "Only files that changed are sent, and those deleted that are gone here.",
        "Resources stay as they are.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return List.of(
        flag("Go on, and send what changes, until interrupted.", WATCH),
        value("TIME", "How often to look with --watch; else 1s.", INTERVAL),
        flag("Send all files, also those that are there.", FULL),
        flag("Say what would be done, and do nothing.", DRY));
  }

  @Override
  public Exit run(Invocation invocation) {
    Given given = invocation.given();
    Duration interval =
        given
            .value(INTERVAL)
            .map(text -> Durations.read(INTERVAL, text))
            .orElse(Duration.ofSeconds(1));
    return Sessions.run(invocation, session -> new Run(invocation, session, interval).run());
  }

  /// One call.
  private static final class Run {

    private final Invocation invocation;
    private final Session session;
    private final Duration interval;
    private final boolean dry;
    private final SyncEvents events;

    Run(Invocation invocation, Session session, Duration interval) {
      this.invocation = invocation;
      this.session = session;
      this.interval = interval;
      this.dry = invocation.given().flag(DRY);
      boolean silent =
          invocation.spelling() == Spelling.INCUMBENT && !invocation.given().has("--output");
      this.events =
          new SyncEvents(
              silent ? _ -> {} : this::tell,
              invocation.common().format() == Format.JSON,
              dry,
              invocation.engine().clock());
    }

    Exit run() {
      Syncing first = new Syncing(session.site(), invocation.given().flag(FULL));
      if (invocation.given().flag(WATCH) && !dry) {
        return watch(first);
      }
      once(first);
      return Exit.DONE;
    }

    /// Who watches, or reads a pipe, is told at once: the end may be far, and comes by a signal.
    private void tell(String text) {
      invocation.console().result(text);
      invocation.console().flush();
    }

    private void once(Syncing syncing) {
      Diagnostics warnings = new Diagnostics();
      SyncPlan plan = syncing.plan(warnings);
      invocation.console().report(warnings.list());
      events.start(plan);
      if (dry) {
        events.dry(plan);
      }
      events.complete(dry || plan.isEmpty() ? plan : carryOut(syncing));
    }

    private SyncPlan carryOut(Syncing syncing) {
      Diagnostics warnings = new Diagnostics();
      Terms terms = Terms.usual(session.isAlone()).until(invocation.engine().halt());
      SyncPlan done =
          invocation.engine().halt().during(() -> syncing.carryOut(terms, warnings, events::done));
      invocation.console().report(warnings.list());
      return done;
    }

    /// Goes on until somebody interrupts it; what goes wrong once may go well the next time. What
    /// is saved while the first files are sent is a change, too.
    private Exit watch(Syncing first) {
      Syncing syncing = new Syncing(session.site(), false);
      Diagnostics told = new Diagnostics();
      Watcher watcher = new Watcher(() -> syncing.digests(told), this::pause);
      watcher.know();
      once(first);
      List<Diagnostic> last = List.of();
      while (!invocation.engine().halt().isAsked()) {
        try {
          watcher.awaitChange();
          once(syncing);
          last = List.of();
        } catch (StopException stop) {
          if (RunWaiting.isInterrupted(stop)) {
            return Exit.DONE;
          }
          watcher.forget();
          if (!stop.diagnostics().equals(last)) {
            invocation.console().report(stop.diagnostics());
          }
          last = stop.diagnostics();
        }
      }
      return Exit.DONE;
    }

    private void pause() {
      Waiting.on(invocation, session, _ -> {}).pause().of(interval);
    }
  }
}
