package dev.trowel.core.deploy;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.state.State;

/// What came of a deployment.
///
/// @param outcome what became of each resource
/// @param state what is recorded now
/// @param uploaded how many files were sent
/// @param removed how many files were deleted
public record Deployed(Outcome outcome, State state, int uploaded, int removed) {}
