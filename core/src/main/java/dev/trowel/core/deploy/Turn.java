package dev.trowel.core.deploy;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.lease.Lease;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// The right to deploy a target, while it is held.
///
/// @param site where the workspace can be changed only as long as it is
/// @param waiter tells others, too, how far the deployment is
/// @param lease the right itself; its epoch is the number of the turn
record Turn(Site site, Waiter waiter, Lease lease) {

  /// Why it may be somebody else's by now; empty as long as it is certainly ours.
  List<Diagnostic> lost() {
    try {
      lease.gate().pass();
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }
}
