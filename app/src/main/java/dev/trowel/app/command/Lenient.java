package dev.trowel.app.command;

import dev.trowel.app.command.Reading.Read;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.util.Set;

/// Where the incumbent's spelling only warns (design.md 4): a script that passed must go on
/// passing.
final class Lenient {

  /// What the incumbent finds when it plans, and not when it validates (format.md 1.3).
  private static final Set<String> FOUND_LATER =
      Set.of("unknown-resource-reference", "reference-cycle");

  private Lenient() {}

  /// What was read, with warnings where the incumbent's `validate` sees nothing.
  static Read validation(Read read) {
    return new Read(
        read.bundle(),
        read.diagnostics().stream()
            .map(each -> FOUND_LATER.contains(each.code()) ? warning(each) : each)
            .toList());
  }

  /// The same diagnostic as a warning.
  static Diagnostic warning(Diagnostic each) {
    return new Diagnostic(
        Severity.WARNING, each.code(), each.summary(), each.detail(), each.paths(), each.spans());
  }
}
