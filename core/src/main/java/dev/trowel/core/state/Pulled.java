package dev.trowel.core.state;

import java.util.List;

/// The state that was chosen.
///
/// @param state what the last deployment recorded; [State#none] before the first
/// @param inWorkspace whether the workspace holds this very state, so that it need not be pushed
/// @param terraformIsLeft whether a file of the Terraform engine lies beside it, to be put aside by
///   [StateStore#retireTerraform]
/// @param former the state folders the deployment had before in which something of it is left
public record Pulled(
    State state, boolean inWorkspace, boolean terraformIsLeft, List<String> former) {

  public Pulled {
    former = List.copyOf(former);
  }
}
