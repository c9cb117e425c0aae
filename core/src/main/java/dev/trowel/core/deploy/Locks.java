package dev.trowel.core.deploy;

import dev.trowel.core.lease.Lease;
import dev.trowel.core.lease.LockQueue;
import dev.trowel.core.state.DeployLock;
import dev.trowel.core.workspace.Gate;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The files `deploy.lock` of one turn: that of the target, where it has one, and those of the
/// folders it was deployed to before.
///
/// The first is begun while it is still being confirmed that the turn is ours, once its name is
/// taken: whoever overtakes us has read the file of that name and knows the lock by it, and who is
/// overtaken takes it back (docs/decisions/0039).
final class Locks implements AutoCloseable {

  private final Optional<LockQueue> queue;
  private final Together threads = new Together();
  private final List<DeployLock.Held> held = new ArrayList<>();
  private @Nullable Future<Optional<DeployLock.Held>> begun;
  private boolean early;
  private boolean complete;

  /// @param queue of the target's own lock; empty where there is none
  Locks(Optional<LockQueue> queue) {
    this.queue = queue;
  }

  /// Begins to take the target's own for `lease`; what was begun for an earlier turn is taken back
  /// first.
  void begin(Lease lease) {
    Future<Optional<DeployLock.Held>> before = begun;
    queue.ifPresent(lock ->
        begun =
            threads.begin(() -> {
              giveBack(before);
              return lock.begin(lease.lock());
            }));
  }

  /// Takes all of them, now that the turn is ours; waits for whoever has the target's own.
  ///
  /// @param former those of the folders it was deployed to before
  /// @throws StopException as [LockQueue#acquire]
  void take(Lease lease, List<LockQueue> former) {
    Future<Optional<DeployLock.Held>> own = begun;
    begun = null;
    Optional<DeployLock.Held> first = own == null ? Optional.empty() : Together.result(own);
    early = first.isPresent();
    first.or(() -> queue.map(lock -> acquired(lock, lease))).ifPresent(held::add);
    former.forEach(lock -> held.add(acquired(lock, lease)));
    complete = true;
  }

  /// Whether the one that was begun early stands as it was written; nothing that needs it may be
  /// done before that is known.
  boolean isWhole() {
    return !early || held.getFirst().isWhole();
  }

  /// Takes that one anew, which does not stand there.
  ///
  /// @throws StopException as [LockQueue#acquire]
  void takeAgain(Lease lease) {
    complete = false;
    held.removeFirst();
    queue.ifPresent(lock -> held.addFirst(acquired(lock, lease)));
    complete = true;
  }

  /// Begins to look whose they are by now, for whoever gives them back in a moment.
  synchronized void look() {
    held.forEach(DeployLock.Held::look);
  }

  /// Gives all of them back.
  ///
  /// @param again open as long as one may still be deleted
  /// @return why one of all may still stand
  synchronized List<Diagnostic> release(Gate again) {
    List<Diagnostic> left = new ArrayList<>();
    while (!held.isEmpty()) {
      held.removeLast().release(again).ifPresent(left::add);
    }
    return left;
  }

  /// The IDs of those that stand by now, or may stand, when all of them are about to be given back.
  List<String> standing(Lease lease) {
    if (!complete) {
      return lease.locks();
    }
    return held.isEmpty() ? List.of() : List.of(lease.lock());
  }

  /// Takes back what was begun for a turn that did not become ours.
  @Override
  public void close() {
    giveBack(begun);
    threads.close();
  }

  private static DeployLock.Held acquired(LockQueue lock, Lease lease) {
    return lock.acquire(lease.lock(), lease.locks(), lease.going());
  }

  private static void giveBack(@Nullable Future<Optional<DeployLock.Held>> begun) {
    try {
      if (begun != null) {
        Together.result(begun).ifPresent(DeployLock.Held::release);
      }
    } catch (StopException unanswered) {
      // Who could not say whether he wrote it took it back himself.
      return;
    }
  }
}
