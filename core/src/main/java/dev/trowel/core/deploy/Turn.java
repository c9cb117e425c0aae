package dev.trowel.core.deploy;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.lease.Lease;

/// The right to deploy a target, while it is held.
///
/// @param site where the workspace can be changed only as long as it is
/// @param waiter tells others, too, how far the deployment is
/// @param lease the right itself; its epoch is the number of the turn
record Turn(Site site, Waiter waiter, Lease lease) {}
