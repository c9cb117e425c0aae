package dev.trowel.core.deploy;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.lease.Lease;
import dev.trowel.core.lease.Leases;
import dev.trowel.core.lease.Limits;
import dev.trowel.core.lease.LockQueue;
import dev.trowel.core.lease.Waits;
import dev.trowel.core.state.DeployLock;
import java.util.ArrayList;
import java.util.List;

/// Whose turn it is to deploy a site: ours by a lease, the incumbent's by `deploy.lock`.
final class Turns {

  private final Site site;
  private final Leases leases;
  private boolean awaited;

  Turns(Site site) {
    this.site = site;
    this.leases = site.leases();
  }

  Site site() {
    return site;
  }

  /// Returns when it is nobody else's; changes nothing.
  void await(Terms terms, Waiter waiter) {
    Waits waits = waits(terms, waiter);
    List<String> abandoned = leases.await(waits);
    if (site.isLocked()) {
      queue(site.lock(), waits).await(abandoned);
    }
    awaited = true;
  }

  /// Whether it is somebody else's now, as far as one look tells; not after [#await].
  boolean isOthers() {
    return !awaited && leases.running().isPresent();
  }

  /// Takes it.
  Lease take(Terms terms, Waiter waiter) {
    return leases.acquire(waits(terms, waiter));
  }

  /// Takes `deploy.lock`, where the target has one; and those in the folders it was deployed to
  /// before, so that also who deploys from there waits.
  ///
  /// @param lineage of what is deployed
  /// @param held gets each one that was taken, also when another one cannot be
  void lock(Lease lease, String lineage, Terms terms, Waiter waiter, List<DeployLock.Held> held) {
    if (site.isLocked()) {
      Waits waits = waits(terms, waiter);
      held.add(queue(site.lock(), waits).acquire(lease.lock(), lease.locks()));
      List<String> former = new ArrayList<>(site.formerStates().left(lineage));
      former.forEach(
          path -> held.add(queue(site.lock(path), waits).acquire(lease.lock(), lease.locks())));
    }
  }

  private static LockQueue queue(DeployLock lock, Waits waits) {
    return new LockQueue(lock, waits, Limits.USUAL.poll());
  }

  private Waits waits(Terms terms, Waiter waiter) {
    return new Waits(
        terms.forceLock() || site.forcesLock(),
        terms.lockTimeout(),
        time -> {
          // Whoever is to stop waits for nobody.
          terms.gate().pass();
          waiter.pause().of(time);
        },
        waiter.events());
  }
}
