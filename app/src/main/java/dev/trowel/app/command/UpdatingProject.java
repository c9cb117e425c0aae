package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.UpdateReport;
import dev.trowel.app.option.Format;
import dev.trowel.core.template.FileChange;
import dev.trowel.core.template.UpdateRequest;
import dev.trowel.core.template.Updated;
import dev.trowel.core.template.Updater;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Brings a project up to date with its template: `init --update`.
final class UpdatingProject {

  private final Invocation invocation;
  private final TerminalQuestions questions;

  UpdatingProject(Invocation invocation, TerminalQuestions questions) {
    this.invocation = invocation;
    this.questions = questions;
  }

  /// Does it, and says what came of it.
  ///
  /// @return that it failed where somebody has to look at a file
  Exit run(UpdateRequest request) {
    Updated updated =
        new Updater(request, questions, new InitWorkspace(invocation, questions)).run();
    List<Diagnostic> conflicts = conflicts(updated, request.dry());
    print(updated, request.dry(), conflicts);
    return conflicts.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private void print(Updated updated, boolean dry, List<Diagnostic> conflicts) {
    Console console = invocation.console();
    if (invocation.common().format() == Format.JSON) {
      List<Diagnostic> all = new ArrayList<>(questions.warnings());
      all.addAll(conflicts);
      console.result(UpdateReport.json(updated, dry, all));
    } else if (dry) {
      console.result(UpdateReport.diff(updated));
      console.progress(UpdateReport.summary("Would update", updated));
    } else {
      console.result(UpdateReport.text(updated));
    }
    if (!conflicts.isEmpty()) {
      console.report(conflicts);
    }
  }

  private static List<Diagnostic> conflicts(Updated updated, boolean dry) {
    if (updated.conflicts().isEmpty()) {
      return List.of();
    }
    String files =
        updated.conflicts().stream().map(FileChange::path).collect(Collectors.joining("\n  "));
    String way =
        dry
            ? "Both you and the template changed them. An update would mark the places."
            : "All else is done. Look for <<<<<<< yours in them, keep what is right, and commit.";
    return List.of(
        Diagnostic.error("update-conflict", "some files need somebody to look at them")
            .detail("  " + files + "\n" + way));
  }
}
