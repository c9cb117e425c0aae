package dev.trowel.core.deploy;

import dev.trowel.core.state.Journal;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Records what needs no deployment, while it is our turn.
final class Recording {

  private Recording() {}

  /// Makes the state that follows `state` what everybody finds, and then the one of this machine:
  /// until then the journal stays, which does no harm when somebody else goes on without us.
  ///
  /// @param entries writes what is new
  /// @return what kept it from being recorded everywhere
  static List<Diagnostic> of(
      Turn turn, State state, Diagnostics warnings, Consumer<Journal> entries) {
    Site held = turn.site();
    try (Journal journal = Journal.open(held.folder(), state, warnings)) {
      entries.accept(journal);
      List<Diagnostic> lost = turn.lost();
      if (!lost.isEmpty()) {
        // The journal stays as it is: whoever has the turn now may record under the same serial.
        return lost;
      }
      List<Diagnostic> told = new ArrayList<>(held.store().offer(journal.fold()));
      journal.finish();
      told.addAll(journal.troubles());
      return told;
    }
  }
}
