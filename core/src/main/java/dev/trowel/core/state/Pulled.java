package dev.trowel.core.state;

/// The state that was chosen.
///
/// @param state what the last deployment recorded; [State#none] before the first
/// @param inWorkspace whether the workspace holds this very state, so that it need not be pushed
/// @param terraformIsLeft whether a file of the Terraform engine lies beside it, to be put aside by
///   [StateStore#retireTerraform]
public record Pulled(State state, boolean inWorkspace, boolean terraformIsLeft) {}
