package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// Keeps what an earlier deployment protected. The incumbent knows only what the bundle protects
/// now, so in its spelling this is a warning.
final class Protecting {

  private Protecting() {}

  /// What a plan has to say of it: errors, and in the incumbent's spelling warnings.
  static List<Diagnostic> told(Invocation invocation, List<Diagnostic> prevented) {
    return invocation.spelling() == Spelling.NATIVE ? prevented : check(invocation, prevented);
  }

  /// The warnings to give.
  ///
  /// @param prevented errors for what is protected and would be destroyed
  /// @throws StopException with `prevented`, where that is not allowed
  static List<Diagnostic> check(Invocation invocation, List<Diagnostic> prevented) {
    return switch (invocation.spelling()) {
      case NATIVE -> {
        if (!prevented.isEmpty()) {
          throw new StopException(prevented);
        }
        yield List.of();
      }
      case INCUMBENT -> prevented.stream().map(each -> each.as(Severity.WARNING)).toList();
    };
  }
}
