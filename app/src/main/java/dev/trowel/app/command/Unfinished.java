package dev.trowel.app.command;

import dev.trowel.app.console.DeployReport;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.deploy.Deployed;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// Says why a plan was not carried out to its end, or not at all, in the words of each spelling.
final class Unfinished {

  private static final String UPLOAD = "upload-incomplete";

  private Unfinished() {}

  /// Shows what went wrong, after `warnings`; the list of what was not begun is a finding where no
  /// summary has it.
  static void report(
      Invocation invocation, Session session, Deployed deployed, Diagnostics warnings) {
    report(invocation, session, deployed.outcome(), warnings, deployed.undone());
  }

  /// The same of what puts nothing back.
  static void report(
      Invocation invocation, Session session, Outcome outcome, Diagnostics warnings) {
    report(invocation, session, outcome, warnings, List.of());
  }

  private static void report(
      Invocation invocation,
      Session session,
      Outcome outcome,
      Diagnostics warnings,
      List<Diagnostic> undone) {
    warnings.addAll(outcome.troubles());
    warnings.addAll(outcome.failed().values());
    warnings.addAll(outcome.stopped().why());
    if (invocation.spelling() == Spelling.INCUMBENT) {
      DeployReport.skipped(outcome).ifPresent(warnings::add);
    }
    warnings.addAll(undone);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
  }

  /// How far an upload came is told in the native spelling only.
  static StopException spelt(StopException stop, Spelling spelling) {
    return switch (spelling) {
      case NATIVE -> stop;
      case INCUMBENT -> new StopException(withoutUpload(stop.diagnostics()));
    };
  }

  private static List<Diagnostic> withoutUpload(List<Diagnostic> all) {
    return all.stream().filter(each -> !each.code().equals(UPLOAD)).toList();
  }
}
