package dev.trowel.app.command;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// Keeps what an earlier deployment protected. The incumbent knows only what the bundle protects
/// now, so in its spelling this is a warning.
final class Protecting {

  private Protecting() {}

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
