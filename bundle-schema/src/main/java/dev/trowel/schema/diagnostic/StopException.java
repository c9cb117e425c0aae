package dev.trowel.schema.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/// Ends what cannot go on; carries all that is to be said, and nothing else is ever thrown at the
/// user.
public final class StopException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public StopException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::summary).collect(Collectors.joining("; ")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  public StopException(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  /// What is to be said, at least one error among it.
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
