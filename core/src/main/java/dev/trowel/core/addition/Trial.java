package dev.trowel.core.addition;

import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.StopException;

/// Files that are written and can still be taken back: closing takes back what is not kept.
public final class Trial implements AutoCloseable {

  private final FileWriter writer;
  private boolean isKept;

  Trial(FileWriter writer) {
    this.writer = writer;
  }

  /// Lets them stay.
  ///
  /// @throws StopException `interrupted` when the end of the program took them back already: what
  ///   goes with them must not be done then
  public void keep() {
    if (!writer.keep()) {
      throw new StopException(Halt.interrupted());
    }
    isKept = true;
  }

  /// Whether they stay.
  public boolean isKept() {
    return isKept;
  }

  @Override
  public void close() {
    writer.close();
  }
}
