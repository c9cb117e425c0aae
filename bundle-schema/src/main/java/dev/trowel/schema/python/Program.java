package dev.trowel.schema.python;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs the Python code of a bundle; given by whoever may start processes.
@FunctionalInterface
public interface Program {

  /// Runs the code once, to its end.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when it is interrupted
  Answer run(Run run);

  /// One run.
  ///
  /// @param phase what the code is to do
  /// @param root the bundle root, absolute; the code runs there
  /// @param venvPath the folder of the virtual environment, as written; empty to take what the
  ///   search path has
  /// @param input the bundle's tree
  /// @param secrets what must not appear in any message
  record Run(
      Phase phase, Path root, Optional<String> venvPath, ObjectNode input, List<String> secrets) {
    public Run {
      secrets = List.copyOf(secrets);
    }
  }

  /// What came of a run.
  sealed interface Answer {}

  /// The process ended by itself.
  ///
  /// @param exit its exit code
  /// @param output the tree it wrote, as text; empty when it wrote none, as below
  /// @param diagnostics what it had to say, one JSON object a line
  /// @param locations where resources are defined, one JSON object a line
  /// @param lastWords the last lines it wrote to stderr
  record Ran(
      int exit,
      Optional<String> output,
      Optional<String> diagnostics,
      Optional<String> locations,
      String lastWords)
      implements Answer {}

  /// No process could be started.
  record NotRun(Diagnostic reason) implements Answer {}

  /// For a reader that must start no process.
  static Program none() {
    return _ ->
        new NotRun(
            Diagnostic.error("python-not-allowed", "the Python code of this bundle is not run here")
                .detail("What it would add or change is missing."));
  }
}
