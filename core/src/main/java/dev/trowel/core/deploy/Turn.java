package dev.trowel.core.deploy;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.lease.Lease;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;

/// The right to deploy a target, while it is held.
///
/// @param site where the workspace can be changed only as long as it is
/// @param waiter tells others, too, how far the deployment is
/// @param lease the right itself; its epoch is the number of the turn
/// @param locks those of the incumbent that are held besides
record Turn(Site site, Waiter waiter, Lease lease, Optional<Locks> locks) {

  /// One without any lock of the incumbent's.
  Turn(Site site, Waiter waiter, Lease lease) {
    this(site, waiter, lease, Optional.empty());
  }

  /// What is left to do need not be alone: begins to look whose the locks are.
  void closing() {
    locks.ifPresent(Locks::look);
  }

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
