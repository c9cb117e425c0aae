package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;
import dev.trowel.core.state.Doubts;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// Deploys from no state that may not be true. The incumbent has no such doubts, so in its spelling
/// they stay warnings.
final class Doubting {

  private Doubting() {}

  /// @param warnings what was said of the state, among other things
  /// @throws StopException with what speaks against it, where that stops
  static void check(Invocation invocation, Diagnostics warnings) {
    List<Diagnostic> doubts = Doubts.in(warnings.list());
    if (invocation.spelling() == Spelling.NATIVE && !doubts.isEmpty()) {
      throw new StopException(doubts);
    }
  }
}
