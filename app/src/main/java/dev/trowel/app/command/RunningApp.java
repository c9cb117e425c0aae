package dev.trowel.app.command;

import dev.trowel.app.console.RunJson;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.RunOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.run.AppClient;
import dev.trowel.core.run.RunTarget;
import java.util.Map;

/// Runs an app (format.md 1.7).
final class RunningApp {

  private final Invocation invocation;
  private final Session session;
  private final RunOptions options;

  RunningApp(Invocation invocation, Session session, RunOptions options) {
    this.invocation = invocation;
    this.session = session;
    this.options = options;
  }

  /// Has `app` run the code that was deployed with it, and says where it is seen.
  Exit run(RunTarget.App app) {
    AppClient client = new AppClient(RunWaiting.of(invocation, session), options.deadline());
    String url =
        invocation
            .engine()
            .halt()
            .during(() -> {
              if (options.restart()) {
                client.stop(app);
              }
              return client.run(app, options.waits(), this::tell);
            });
    if (invocation.common().format() == Format.JSON && invocation.spelling() == Spelling.NATIVE) {
      invocation
          .console()
          .result(
              RunJson.of(
                  app.key().toString(),
                  Map.of("name", app.id(), "url", url),
                  session.diagnostics().list()));
    } else {
      tell("You can access the app at " + url);
    }
    return Exit.DONE;
  }

  private void tell(String line) {
    if (!options.quiet()) {
      invocation.console().progress(line);
    }
  }
}
