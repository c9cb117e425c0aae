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

  /// For whoever catches an [InterruptedException]: the thread stays interrupted.
  ///
  /// @param meanwhile what went on, such as `while waiting for the workspace`
  public static StopException interrupted(String meanwhile) {
    Thread.currentThread().interrupt();
    return new StopException(Diagnostic.error("interrupted", "interrupted " + meanwhile));
  }

  /// What is to be said, at least one error among it.
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
