package dev.trowel.core.python;

import dev.trowel.core.process.Child;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.python.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs the Python code of a bundle in a process of its own, by the protocol of the package
/// `databricks-bundles` (format.md 3, steps 29 and 30).
public final class PythonProcess implements Program {

  private static final String FORBIDDEN = "DATABRICKS_BUNDLE_RESTRICTED_CODE_EXECUTION";
  private static final String MODULE = "databricks.bundles.build";

  private final Map<String, String> environment;

  /// @param environment what the process sees, and where the interpreter is looked for
  public PythonProcess(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Answer run(Run run) {
    if (isForbidden()) {
      return new NotRun(
          Diagnostic.error("python-not-allowed", "Python code may not be run here")
              .detail(
                  FORBIDDEN + " is set. Unset it, or take the section python out of the bundle."));
    }
    return switch (Interpreter.find(run, environment)) {
      case Interpreter.Found(Path path) -> run(path, run);
      case Interpreter.Missing(Diagnostic reason) -> new NotRun(reason);
    };
  }

  private boolean isForbidden() {
    String value = environment.getOrDefault(FORBIDDEN, "");
    return !List.of("", "0", "false").contains(value);
  }

  private Answer run(Path interpreter, Run run) {
    try (Exchange exchange = Exchange.open(run.input())) {
      Process process = start(interpreter, run, exchange);
      int exit = await(process, exchange);
      Redactor redactor = Redactor.of(environment, run.secrets());
      return new Ran(
          exit,
          exchange.output(),
          exchange.diagnostics().map(redactor::strike),
          exchange.locations(),
          redactor.strike(exchange.lastWords()));
    } catch (IOException e) {
      return new NotRun(
          Diagnostic.error(
                  "python-failed", "%s cannot be run: %s".formatted(interpreter, e.getMessage()))
              .detail("Check that it is a Python interpreter, and that there is room for files."));
    }
  }

  private Process start(Path interpreter, Run run, Exchange exchange) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(interpreter.toString(), "-m", MODULE, "--phase", run.phase().title()));
    command.addAll(exchange.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).directory(run.root().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    // Files, not pipes: what the code starts may live longer and keep a pipe open.
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(exchange.errors().toFile());
    return builder.start();
  }

  private static int await(Process process, Exchange exchange) throws IOException {
    try {
      return Child.await(process, exchange::close);
    } catch (InterruptedException e) {
      throw Interruption.stop("while the Python code of the bundle ran");
    }
  }
}
