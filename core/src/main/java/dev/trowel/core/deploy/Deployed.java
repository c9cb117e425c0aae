package dev.trowel.core.deploy;

import dev.trowel.core.apply.Outcome;
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
public record Deployed(
    Outcome outcome, State state, int uploaded, int removed, List<Diagnostic> undone) {

  public Deployed {
    undone = List.copyOf(undone);
  }

  /// What came of one that is not put back.
  public Deployed(Outcome outcome, State state, int uploaded, int removed) {
    this(outcome, state, uploaded, removed, List.of());
  }

  /// The same, with another outcome.
  Deployed with(Outcome other) {
    return new Deployed(other, state, uploaded, removed, undone);
  }

  /// The same, with what was put back.
  Deployed undone(List<Diagnostic> told) {
    return new Deployed(outcome, state, uploaded, removed, told);
  }
}
