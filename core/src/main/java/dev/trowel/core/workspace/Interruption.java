package dev.trowel.core.workspace;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;

/// What whoever catches an [InterruptedException] throws in its place.
public final class Interruption {

  private Interruption() {}

  /// Leaves the thread interrupted.
  ///
  /// @param meanwhile what went on, such as `while waiting for the workspace`
  public static StopException stop(String meanwhile) {
    Thread.currentThread().interrupt();
    return new StopException(Diagnostic.error("interrupted", "interrupted " + meanwhile));
  }
}
