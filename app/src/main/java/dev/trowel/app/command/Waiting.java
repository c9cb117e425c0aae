package dev.trowel.app.command;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.Optional;

/// How long to wait for what the workspace does in its own time (format.md 4.6).
final class Waiting {

  private static final String LIMIT = "DATABRICKS_BUNDLE_RESOURCE_MAX_WAIT";

  private Waiting() {}

  /// A waiter that tells `events`, and by the engine's time.
  static Waiter on(Invocation invocation, Session session, EventSink events) {
    return on(invocation, session.site().workspace(), events);
  }

  /// The same, without a bundle.
  static Waiter on(Invocation invocation, Workspace workspace, EventSink events) {
    return new Waiter(
        workspace.rest(),
        events,
        invocation.engine().clock(),
        duration -> invocation.engine().halt().idle(() -> pause(invocation, duration)),
        limit(invocation.caller().environment(LIMIT)));
  }

  private static void pause(Invocation invocation, Duration duration) {
    try {
      invocation.engine().time().sleep(duration);
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the workspace");
    }
  }

  private static Optional<Duration> limit(String seconds) {
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    if (!seconds.matches("\\d{1,8}")) {
      throw new StopException(
          Diagnostic.error("bad-usage", LIMIT + " is no number of seconds: " + seconds));
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(seconds)));
  }
}
