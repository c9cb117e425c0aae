package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.StopException;

/// Waiting for what runs in the workspace, and what becomes of it when somebody interrupts that.
record RunWaiting(Invocation invocation) {

  /// A workspace that nobody but us is in does nothing between two looks.
  private static final int HASTE = 100;

  static Waiter of(Invocation invocation, Session session) {
    Waiter usual = Waiting.on(invocation, session, _ -> {});
    return session.isAlone()
        ? new Waiter(
            usual.rest(),
            usual.events(),
            usual.clock(),
            duration -> usual.pause().of(duration.dividedBy(HASTE)),
            usual.limit())
        : usual;
  }

  /// Whether all that is wrong is that somebody asked this program to end.
  static boolean isInterrupted(StopException stop) {
    return stop.diagnostics().stream().allMatch(Halt::isBy);
  }

  /// Asks at a terminal whether what runs shall end; elsewhere it goes on.
  void interrupted(String url, Runnable cancel) {
    Console console = invocation.console();
    if (console.canAsk() && console.ask("Cancel the run?")) {
      cancel.run();
      console.progress("Cancelled: " + url);
    } else {
      console.progress("It goes on in the workspace: " + url);
    }
  }
}
