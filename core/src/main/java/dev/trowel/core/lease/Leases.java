package dev.trowel.core.lease;

import dev.trowel.core.event.Event;
import dev.trowel.core.lease.LeaseFolder.Found;
import dev.trowel.core.lease.Watch.Seen;
import dev.trowel.core.lease.Watch.Standing;
import dev.trowel.core.state.Author;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.core.workspace.http.Lane;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The turns of those who deploy one target: one at a time, in files of unique names (decision
/// 0029).
public final class Leases {

  private static final int ATTEMPTS = 10;

  private final LeaseFolder folder;
  private final Author me;
  private final Means means;
  private final Watch watch;
  private String told = "";

  /// @param statePath `workspace.state_path`, absolute
  /// @param me who deploys
  public Leases(WorkspaceFiles files, String statePath, Author me, Means means) {
    this.folder = LeaseFolder.below(files.in(Lane.BEAT), statePath);
    this.me = me;
    this.means = means;
    this.watch = new Watch(folder, means, me);
  }

  /// Who has the turn and may be alive, for whoever changes nothing: of whom nothing is known, his
  /// own time tells.
  public Optional<Holder> running() {
    Optional<Claim> top = watch.look().top();
    return switch (watch.standing()) {
      case OVER, GONE, SILENT -> Optional.empty();
      case ALIVE -> top.map(Holder::of);
      case UNKNOWN -> top.filter(this::mayLive).map(Holder::of);
    };
  }

  /// Names of files in [#folder] that whoever had the last turn, as far as one looked, said nobody
  /// needs any more.
  public List<String> spare() {
    return spare(watch.last());
  }

  private boolean mayLive(Claim claim) {
    try {
      Instant end = Instant.parse(claim.life().at()).plus(means.limits().silence());
      return !means.clock().instant().isAfter(end);
    } catch (DateTimeParseException untold) {
      return true;
    }
  }

  /// Returns when nobody alive has the turn; changes nothing.
  ///
  /// Of whom nothing is known it is watched whether he gives a sign of life.
  ///
  /// @return the IDs of `deploy.lock` that belong to turns that are over
  /// @throws StopException `lock-held` when he lives, and lives on for the time that `waits` says
  public List<String> await(Waits waits) {
    return await(waits, folder::listed);
  }

  /// The same.
  ///
  /// @param first lists [#folder] for the first look, for others besides
  public List<String> await(Waits waits, Supplier<List<Listed>> first) {
    return locks(waits.force() ? watch.look() : waitedFor(waits, first));
  }

  /// Where the leases lie, with other files that Trowel keeps; absolute.
  public String folder() {
    return folder.path();
  }

  /// Waits until nobody alive has the turn, or takes it away with force, and takes it.
  ///
  /// @throws StopException `lock-held` as [#await]
  public Lease acquire(Waits waits) {
    return acquire(waits, _ -> {});
  }

  /// The same. What an earlier [#await] saw is good enough to try the next name, however long ago
  /// that was: it is free only if nobody took a turn since, and the list that follows shows every
  /// sign of life that was given meanwhile (docs/decisions/0039).
  ///
  /// @param named is told of each turn whose name is taken, before the look that confirms it; the
  ///   turn may still be lost, so what is begun then must be taken back if another one is returned
  public Lease acquire(Waits waits, Consumer<Lease> named) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Seen> known = attempt == 1 && !waits.force() ? watch.knownOver() : Optional.empty();
      Seen before =
          known.orElseGet(() -> waits.force() ? watch.look() : waitedFor(waits, folder::listed));
      Optional<Lease> lease = taken(before, waits, named);
      if (lease.isPresent()) {
        return lease.get();
      }
    }
    throw LeaseProblem.comesAndGoes(folder.path());
  }

  private Seen waitedFor(Waits waits, Supplier<List<Listed>> first) {
    Supplier<List<Listed>> listing = first;
    Telling telling = new Telling(waits.events());
    Duration waited = Duration.ZERO;
    while (true) {
      Seen seen = watch.look(LeaseFolder.among(listing.get()));
      listing = folder::listed;
      Standing standing = watch.standing();
      Optional<Holder> holder = watch.last().map(Holder::of);
      switch (standing) {
        case OVER -> {
          return seen;
        }
        case GONE, SILENT -> {
          holder.map(Leases::replacing).ifPresent(text -> tell(text, waits));
          return seen;
        }
        case ALIVE -> {
          if (holder.isPresent() && waited.compareTo(waits.timeout()) >= 0) {
            throw LeaseProblem.held(holder.get());
          }
        }
        case UNKNOWN -> {}
      }
      holder.ifPresent(who -> telling.tell(who, standing));
      watch.pause(means.limits().poll(), waits.pause());
      telling.passed(means.limits().poll());
      waited = waited.plus(means.limits().poll());
    }
  }

  /// Once, however often it is looked.
  private synchronized void tell(String text, Waits waits) {
    if (!text.equals(told)) {
      told = text;
      waits.events().accept(new Event.Queueing(text));
    }
  }

  private static String replacing(Holder holder) {
    return "The deployment by "
        + holder.who()
        + " is dead ("
        + holder.doing()
        + "): taking its place";
  }

  private Optional<Lease> taken(Seen before, Waits waits, Consumer<Lease> named) {
    String lock = UUID.randomUUID().toString();
    Claim claim =
        Claim.first(before.epoch() + 1, lock, me, means.clock().instant(), left(before, lock));
    if (before.found().isEmpty()) {
      folder.make();
    }
    Moment start = means.ticks().now();
    if (!folder.create(claim)) {
      return Optional.empty();
    }
    Lease lease = new Lease(folder, means, claim, start);
    named.accept(lease);
    List<Listed> listed = folder.listed();
    List<Found> after = LeaseFolder.among(listed);
    long last = after.stream().mapToLong(Found::epoch).max().orElse(0);
    if (last != claim.epoch()) {
      return Optional.empty();
    }
    lease.knows(after, present(spare(before.top()), listed));
    if (!waits.force() && !areOver(before, after, claim)) {
      outlast(lease, waits);
    }
    return Optional.of(lease).filter(Lease::isHeld);
  }

  /// Whether no earlier turn can begin anything: each is as it was when that was known.
  private boolean areOver(Seen before, List<Found> after, Claim mine) {
    return after.stream()
        .filter(each -> each.epoch() < mine.epoch())
        .allMatch(each -> before.has(each) ? isAsKnown(before, each) : isOver(each));
  }

  private boolean isAsKnown(Seen before, Found found) {
    return found.epoch() != before.epoch()
        || before.top().filter(top -> top.life().released() || isOver(found, top)).isPresent();
  }

  private boolean isOver(Found found, Claim known) {
    return folder.read(found.epoch()).filter(now -> !now.equals(known)).isEmpty() || isOver(found);
  }

  private boolean isOver(Found found) {
    return folder
        .read(found.epoch())
        .filter(claim ->
            !claim.life().released()
                && means.processes().of(claim.author(), me) != Processes.Life.GONE)
        .isEmpty();
  }

  /// Waits until whoever was confirmed just before us can begin nothing any more.
  private void outlast(Lease lease, Waits waits) {
    Duration step = means.limits().beat();
    Duration left = means.limits().silence();
    try {
      while (lease.isHeld() && left.isPositive()) {
        waits.pause().accept(step);
        left = left.minus(step);
        lease.beat();
      }
    } catch (StopException stop) {
      lease.release(lease.locks());
      throw stop;
    }
  }

  /// What the turn after `seen` knows of those before it.
  private Leavings left(Seen seen, String lock) {
    Leavings left = seen.top().map(Claim::left).orElse(Leavings.NOTHING);
    boolean gone =
        seen.top()
            .filter(top -> means.processes().of(top.author(), me) == Processes.Life.GONE)
            .isPresent();
    return left.before(lock, seen.top().map(Claim::id).orElse(""), gone);
  }

  private static List<String> spare(Optional<Claim> top) {
    return top.filter(claim -> claim.life().released())
        .map(claim -> claim.left().files())
        .orElse(List.of());
  }

  private static List<String> present(List<String> names, List<Listed> listed) {
    return listed.stream().map(Listed::name).filter(names::contains).toList();
  }

  private static List<String> locks(Seen seen) {
    return seen.top().map(Claim::locks).orElse(List.of());
  }
}
