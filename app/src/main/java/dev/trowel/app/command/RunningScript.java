package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.core.process.Foreground;
import dev.trowel.core.process.Shell;
import dev.trowel.core.run.RunTarget;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a script of the bundle, or a program, in the bundle's folder and logged in as the bundle
/// is; its exit code is the command's (format.md 1.7).
final class RunningScript {

  private static final String RESTRICTED = "DATABRICKS_BUNDLE_RESTRICTED_CODE_EXECUTION";

  private final Invocation invocation;
  private final Session session;

  RunningScript(Invocation invocation, Session session) {
    this.invocation = invocation;
    this.session = session;
  }

  /// Runs `script`, which finds `arguments` as `$1` and so on.
  ///
  /// @throws StopException `script-failed` when it cannot be run, `code-execution-restricted`
  Exit run(RunTarget.Script script, List<String> arguments) {
    refuseWhereRestricted("the script " + script.name());
    Shell shell =
        Shell.found(session.environment())
            .orElseThrow(() -> failed(script.name(), "no shell is on the PATH"));
    List<String> command = new ArrayList<>(shell.arguments());
    command.addFirst(shell.file().toString());
    command.add(script.content());
    command.add(script.name());
    command.addAll(arguments);
    return run(script.name(), command, script.environment());
  }

  /// Runs a program with its arguments.
  ///
  /// @throws StopException as [#run]
  Exit program(List<String> command) {
    refuseWhereRestricted(command.getFirst());
    return run(command.getFirst(), command, Map.of());
  }

  private Exit run(String name, List<String> command, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(session.environment());
    environment.putAll(more);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(session.bundle().root().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      int code = execute(builder);
      invocation.tally().passes(code);
      return code == 0 ? Exit.DONE : Exit.FAILED;
    } catch (IOException e) {
      throw failed(name, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw Interruption.stop("while a script was running");
    }
  }

  private int execute(ProcessBuilder builder) throws IOException, InterruptedException {
    Console console = invocation.console();
    console.rest();
    console.flush();
    return invocation.caller().terminal().input()
        ? Foreground.onTerminal(builder)
        : Foreground.run(builder, line -> tell(line + "\n"), console::progress);
  }

  /// Each line when it is there, as if the script had printed it itself.
  private void tell(String text) {
    invocation.console().result(text);
    invocation.console().flush();
  }

  private void refuseWhereRestricted(String what) {
    String value = session.environment().getOrDefault(RESTRICTED, "");
    if (!value.isEmpty() && !value.equals("0") && !value.equals("false")) {
      throw new StopException(
          Diagnostic.error("code-execution-restricted", what + " may not run here")
              .detail(
                  RESTRICTED
                      + " is set, which forbids bundles to run code on this machine. Unset it"
                      + " where the bundle is trusted."));
    }
  }

  private static StopException failed(String name, String why) {
    return new StopException(
        Diagnostic.error("script-failed", "cannot run %s: %s".formatted(name, why))
            .detail("Nothing was started."));
  }
}
