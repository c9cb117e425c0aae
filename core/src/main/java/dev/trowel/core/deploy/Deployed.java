package dev.trowel.core.deploy;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.plan.Change;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// What came of a deployment.
///
/// @param outcome what became of each resource
/// @param state what is recorded now
/// @param uploaded how many files were sent
/// @param removed how many files were deleted
/// @param undone what was put back after a failure, and what was not; empty where nobody asked for
///   it
/// @param back the changes that were carried out and put back; the outcome names them no more
public record Deployed(
    Outcome outcome,
    State state,
    int uploaded,
    int removed,
    List<Diagnostic> undone,
    List<Change> back) {

  public Deployed {
    undone = List.copyOf(undone);
    back = List.copyOf(back);
  }

  /// What came of one that is not put back.
  public Deployed(Outcome outcome, State state, int uploaded, int removed) {
    this(outcome, state, uploaded, removed, List.of(), List.of());
  }

  /// The same, with another outcome.
  Deployed with(Outcome other) {
    return new Deployed(other, state, uploaded, removed, undone, back);
  }

  /// The same, with what is to be said of putting back.
  ///
  /// @param taken the changes that were put back
  Deployed undone(List<Diagnostic> told, List<Change> taken) {
    return new Deployed(outcome, state, uploaded, removed, told, taken);
  }
}
