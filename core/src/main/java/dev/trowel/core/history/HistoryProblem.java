package dev.trowel.core.history;

import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;

/// What can go wrong with the history.
final class HistoryProblem {
  private static final String NOT_WRITTEN = "history-not-written";

  private HistoryProblem() {}

  /// That something of the history could not be written; it stops nothing. Of an interruption one
  /// word is enough: who asked for it knows.
  static List<Diagnostic> notWritten(String what, StopException stop) {
    boolean interrupted = stop.diagnostics().stream().allMatch(Halt::isBy);
    List<Diagnostic> told = new ArrayList<>();
    told.add(
        Diagnostic.warning(NOT_WRITTEN, "the history is not complete: " + what)
            .detail(
                "The deployment is not affected. "
                    + (interrupted
                        ? "It was interrupted."
                        : "What hindered it is told beside this.")));
    if (!interrupted) {
      stop.diagnostics().forEach(each -> told.add(each.as(Severity.WARNING)));
    }
    return told;
  }
}
