package dev.trowel.core.workspace;

import dev.trowel.schema.diagnostic.StopException;

/// Says whether something new may be begun in the workspace.
@FunctionalInterface
public interface Gate {

  /// Always open.
  Gate OPEN = () -> {};

  /// Returns when it may.
  ///
  /// @throws StopException when it may not any more; it says why
  void pass();

  /// This gate, and then `next`.
  default Gate and(Gate next) {
    return () -> {
      pass();
      next.pass();
    };
  }
}
