package dev.trowel.core.deploy;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.lease.Lease;
import dev.trowel.core.lease.Leases;
import dev.trowel.core.lease.Limits;
import dev.trowel.core.lease.LockQueue;
import dev.trowel.core.lease.Waits;
import dev.trowel.core.state.DeployLock;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Whose turn it is to deploy a site: ours by a lease, the incumbent's by `deploy.lock`.
final class Turns {

  private final Site site;
  private final Leases leases;
  private boolean forced;

  Turns(Site site) {
    this.site = site;
    this.leases = site.leases();
  }

  Site site() {
    return site;
  }

  /// Returns when it is nobody else's; changes nothing.
  ///
  /// @return whether it was somebody else's, so that what was read meanwhile is out of date
  boolean await(Terms terms, Waiter waiter) {
    return await(terms, waiter, this::listed);
  }

  /// All files in the folder where the turns lie.
  List<Listed> listed() {
    return site.workspace().files().list(leases.folder());
  }

  /// The same.
  ///
  /// @param first gives [#listed] for the first look, for others besides
  boolean await(Terms terms, Waiter waiter, Supplier<List<Listed>> first) {
    AtomicBoolean waited = new AtomicBoolean();
    Waits waits = waits(terms, waiter, () -> waited.set(true));
    try (Together together = new Together()) {
      Optional<Future<Boolean>> free =
          site.isLocked() && !waits.force()
              ? Optional.of(together.begin(() -> site.lock().holder(List.of()).isEmpty()))
              : Optional.empty();
      List<String> abandoned = leases.await(waits, first);
      // Who releases gives back the lock first: only that there was none is certain.
      if (free.isPresent() && (waited.get() || !Together.result(free.get()))) {
        queue(site.lock(), waits).await(abandoned);
      }
    }
    forced = waits.force();
    return waited.get();
  }

  /// Whether it is somebody else's now, as far as one look tells, and what was seen in [#await];
  /// not of whom it was taken away.
  boolean isOthers() {
    return !forced && leases.running().isPresent();
  }

  /// Names of files in [#listed] that nobody needs any more, as far as the last look tells.
  List<String> spare() {
    return leases.spare();
  }

  /// Takes it.
  ///
  /// @param locks those of the turn, which are begun as soon as its name is taken
  Lease take(Terms terms, Waiter waiter, Locks locks) {
    return leases.acquire(waits(terms, waiter, () -> {}), locks::begin);
  }

  /// The locks of a turn; none of them is taken yet.
  Locks locks(Terms terms, Waiter waiter) {
    return new Locks(
        site.isLocked()
            ? Optional.of(queue(site.lock(), waits(terms, waiter, () -> {})))
            : Optional.empty());
  }

  /// Those in the folders it was deployed to before, so that also who deploys from there waits.
  ///
  /// @param lineage of what is deployed
  List<LockQueue> formerLocks(String lineage, Terms terms, Waiter waiter) {
    if (!site.isLocked()) {
      return List.of();
    }
    Waits waits = waits(terms, waiter, () -> {});
    return site.formerStates().left(lineage).stream()
        .map(path -> queue(site.lock(path), waits))
        .toList();
  }

  private static LockQueue queue(DeployLock lock, Waits waits) {
    return new LockQueue(lock, waits, Limits.USUAL);
  }

  private Waits waits(Terms terms, Waiter waiter, Runnable waited) {
    return new Waits(
        terms.forceLock() || site.forcesLock(),
        terms.lockTimeout(),
        time -> {
          waited.run();
          // Whoever is to stop waits for nobody.
          terms.gate().pass();
          waiter.pause().of(time);
        },
        waiter.events());
  }
}
