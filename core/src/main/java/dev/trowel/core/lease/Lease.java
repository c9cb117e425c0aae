package dev.trowel.core.lease;

import dev.trowel.core.lease.LeaseFolder.Found;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.Guarded;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The turn to deploy a target, as long as it is held; safe to use from many threads.
///
/// It is confirmed by writing a sign of life and then finding no later turn in the folder. Its gate
/// is open so long after the beginning of that as nobody else can have waited it out; then it is
/// confirmed again, or lost (docs/decisions/0029).
public final class Lease {

  private static final int ATTEMPTS = 3;

  private final LeaseFolder folder;
  private final Means means;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Claim claim;
  private volatile boolean ended;
  private volatile boolean doubted;
  private volatile Moment confirmed;
  private volatile String phase;
  private volatile List<Found> former = List.of();
  private volatile List<String> spare = List.of();
  private volatile @Nullable Diagnostic lost;

  /// While the folder that it lies in is taken away: whether nothing is there any more.
  private volatile @Nullable BooleanSupplier gone;

  /// @param claim the file that was created
  /// @param confirmed when that began
  Lease(LeaseFolder folder, Means means, Claim claim, Moment confirmed) {
    this.folder = folder;
    this.means = means;
    this.claim = claim;
    this.confirmed = confirmed;
    this.phase = claim.life().phase();
  }

  /// The number of the turn; each later one has a higher number, as long as the folder stands.
  public long epoch() {
    return claim.epoch();
  }

  /// The ID for the `deploy.lock` that goes with it.
  public String lock() {
    return claim.id();
  }

  /// The IDs of a `deploy.lock` that nobody holds any more, or this one does.
  public List<String> locks() {
    return claim.locks();
  }

  /// Those of them that whoever had the turn before may be deleting only now.
  public List<String> going() {
    return claim.left().going();
  }

  /// Names of files beside its own that nobody needs any more: what the turn before was about to
  /// delete and is still there, and what was added here.
  public List<String> spare() {
    return spare;
  }

  /// Adds to [#spare]; they are named when the turn is given back, and deleted at the same time.
  public void spare(Collection<String> names) {
    spare = Stream.concat(spare.stream(), names.stream()).distinct().toList();
  }

  /// Deletes the files that nobody needs any more. What stays is deleted by the next turn, which
  /// knows them by the name.
  public void sweep() {
    Parallel.map(
        spare,
        name -> {
          try {
            folder.remove(name);
            return true;
          } catch (StopException stays) {
            return false;
          }
        });
  }

  /// Open as long as it is our turn.
  ///
  /// Stops with `lease-lost`.
  public Gate gate() {
    return this::pass;
  }

  /// Open as long after it was confirmed as whoever comes next waits for what is begun, also when
  /// it is given back meanwhile; asks nobody.
  ///
  /// Stops with `lease-lost`.
  public Gate window() {
    return () -> {
      if (isOver()) {
        throw new StopException(LeaseProblem.unconfirmed("its answers take too long"));
      }
    };
  }

  /// `workspace`, which is changed only as long as it is our turn; taking away the folder of the
  /// lease ends it, so that must come last.
  public Workspace guard(Workspace workspace) {
    Workspace parting =
        new Workspace(
            workspace.host(),
            workspace.workspaceId(),
            workspace.user(),
            workspace.rest(),
            new PartingFiles(workspace.files(), this));
    return Guarded.of(parting, gate());
  }

  /// What is done now, in a few words; others see it with the next sign of life.
  public void phase(String doing) {
    phase = doing;
  }

  /// Gives a sign of life, and finds out whether it is still our turn.
  ///
  /// @throws StopException when the workspace could not be asked; it may be asked again
  public void beat() {
    turn.lock();
    try {
      if (isHeld()) {
        confirm();
      }
    } finally {
      turn.unlock();
    }
  }

  /// Whether it can still be our turn.
  public boolean isHeld() {
    return !ended && lost == null;
  }

  /// Whether it is known that somebody else took it, or that its file is gone; not where it was
  /// this one that took it away.
  public boolean isLost() {
    return !ended && lost != null;
  }

  /// Removes the files of turns that are over; the last one stays, so that numbers grow.
  public void tidy() {
    for (Found each : former) {
      if (isHeld() && gone == null) {
        folder.remove(each.epoch());
      }
    }
  }

  /// Lets it know which turns were there when it was taken.
  ///
  /// @param left what of the turn before is there and not needed
  void knows(List<Found> found, List<String> left) {
    spare(left);
    former = found.stream().filter(each -> each.epoch() < epoch()).toList();
  }

  /// Gives the turn back; a lease that is lost, or whose folder was taken away, leaves no trace.
  ///
  /// @param left the IDs of a `deploy.lock` that may still stand, and that nobody deletes any more
  ///
  /// @return a warning with code `lock-left` when that cannot be said in the workspace
  public Optional<Diagnostic> release(List<String> left) {
    return release(left, List.of());
  }

  /// The same.
  ///
  /// @param going those of them that may still be deleted, though only as long as [#window]
  public Optional<Diagnostic> release(List<String> left, List<String> going) {
    turn.lock();
    try {
      if (isHeld()) {
        ended = true;
        // Writing what went with its folder would bring that back.
        if (!doubted || folder.isThere(claim)) {
          folder.write(claim.released(means.clock().instant(), new Leavings(left, going, spare)));
        }
      }
      return Optional.empty();
    } catch (StopException stop) {
      return Optional.of(
          LeaseProblem.left(folder.file(claim.epoch()), stop.diagnostics().getFirst()));
    } finally {
      turn.unlock();
    }
  }

  /// Takes away something that the lease's own file lies in.
  ///
  /// @param nothing whether nothing is there any more
  boolean parting(String path, BooleanSupplier delete, BooleanSupplier nothing) {
    if (!folder.file(claim.epoch()).startsWith(path + "/")
        && !folder.file(claim.epoch()).equals(path)) {
      return delete.getAsBoolean();
    }
    turn.lock();
    try {
      // Who waited for a sign of life may have lost the turn by it.
      pass();
      gone = nothing;
      boolean there = delete.getAsBoolean();
      ended = true;
      return there;
    } catch (StopException stop) {
      if (isLost() && nothing.getAsBoolean()) {
        // An earlier try did it, and its answer was lost.
        ended = true;
        return true;
      }
      throw stop;
    } finally {
      // It may be gone or not: found out before anything is written there again.
      doubted = doubted || !ended;
      gone = null;
      turn.unlock();
    }
  }

  private void pass() {
    if (gone != null && turn.isHeldByCurrentThread()) {
      // Taking the folder away is tried again, or had to wait: it may have been done by now.
      doubted = true;
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      stopIfLost();
      if (!doubted && !isOver()) {
        return;
      }
      confirmAgain();
    }
    throw new StopException(LeaseProblem.unconfirmed("its answers take too long"));
  }

  private void confirmAgain() {
    turn.lock();
    try {
      if ((doubted || isOver()) && isHeld()) {
        confirm();
      }
    } catch (StopException stop) {
      throw new StopException(LeaseProblem.unconfirmed(stop.diagnostics().getFirst().summary()));
    } finally {
      turn.unlock();
    }
  }

  /// First the sign of life, then the look: who comes later sees the one or is seen by the other.
  private void confirm() {
    Moment start = means.ticks().now();
    boolean late = doubted || isOver();
    boolean there = !late || folder.isThere(claim);
    if (gone != null && (!there || !isOver())) {
      look(start, there);
      return;
    }
    if (!there) {
      lose(folder.list());
      return;
    }
    claim = claim.beating(means.clock().instant(), phase);
    folder.write(claim);
    List<Found> found = folder.list();
    boolean last = found.stream().noneMatch(this::isSomebodys);
    // What was there may have gone meanwhile, and writing it brought it back.
    boolean sure = !late || !isOlder(start);
    if (sure && last && found.stream().anyMatch(each -> each.epoch() == claim.epoch())) {
      doubted = false;
      confirmed = start;
    } else {
      lose(found);
    }
  }

  /// While the folder is taken away, by a try that may take effect only now: a sign of life could
  /// bring it back.
  private void look(Moment start, boolean there) {
    List<Found> found = folder.list();
    boolean taken =
        found.stream().anyMatch(each -> isSomebodys(each) || (!there && each.epoch() == epoch()));
    BooleanSupplier all = gone;
    if (taken || (!there && all != null && all.getAsBoolean())) {
      lose(found);
      return;
    }
    doubted = false;
    confirmed = there ? confirmed : start;
  }

  /// Whether it is a turn that was taken after this one; numbers begin again in a folder that was
  /// taken away.
  private boolean isSomebodys(Found other) {
    return gone == null
        ? other.epoch() > epoch()
        : other.epoch() != epoch() && !former.contains(other);
  }

  private void lose(List<Found> found) {
    Optional<Long> next =
        found.stream().map(Found::epoch).max(Long::compare).filter(top -> top > claim.epoch());
    // Known from here on, whatever comes of asking who it was.
    lost = LeaseProblem.lost(Optional.empty());
    lost = LeaseProblem.lost(next.flatMap(folder::read));
  }

  private boolean isOver() {
    return isOlder(confirmed);
  }

  private boolean isOlder(Moment moment) {
    return means.ticks().now().since(moment).compareTo(means.limits().window()) > 0;
  }

  private void stopIfLost() {
    Diagnostic why = lost;
    if (why != null) {
      throw new StopException(why);
    }
    if (ended || (gone != null && !turn.isHeldByCurrentThread())) {
      // Who finds no folder takes the next turn at once.
      throw new StopException(LeaseProblem.lost(Optional.empty()));
    }
  }
}
