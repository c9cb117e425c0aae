package dev.trowel.core.deploy;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.lease.Heart;
import dev.trowel.core.lease.Lease;
import dev.trowel.core.lease.Limits;
import dev.trowel.core.lease.Phases;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Does something while nobody else deploys the same target.
record LockedRun(Turns turns, Terms terms, Waiter waiter) {

  /// One that tells nobody how it goes, and waits by the machine's time.
  static LockedRun quiet(Site site, Terms terms) {
    Waiter waiter =
        new Waiter(
            site.workspace().rest(), event -> {}, site.clock(), LockedRun::sleep, Optional.empty());
    return new LockedRun(new Turns(site), terms, waiter);
  }

  private static void sleep(Duration duration) {
    try {
      Time.SYSTEM.sleep(duration);
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the turn to deploy");
    }
  }

  /// Takes the lease, and the lock where the target has one, makes sure the state is still the one
  /// planned from, and runs `work`.
  ///
  /// @param planned the recorded state that `plan` was made from
  /// @param work gets the site whose workspace may be changed
  /// @throws StopException with code `lock-held`, `lease-lost`, or `plan-stale` when someone
  ///   deployed since the plan was made
  <T> T run(State planned, Plan plan, Diagnostics warnings, Function<Turn, T> work) {
    return run(planned, plan, warnings, _ -> {}, work);
  }

  /// The same.
  ///
  /// @param recheck makes sure, beside that, of what else the plan was made from; it may run again
  <T> T run(
      State planned,
      Plan plan,
      Diagnostics warnings,
      Consumer<Turn> recheck,
      Function<Turn, T> work) {
    long changes =
        plan.changes().stream().filter(line -> !(line.change() instanceof Change.Keep)).count();
    return holding(
        planned.lineage(),
        warnings,
        held -> Together.all(() -> check(planned), () -> recheck.accept(turn(held, (int) changes))),
        held -> work.apply(turn(held, (int) changes)));
  }

  /// As [#run], for what changes no resource.
  ///
  /// @param planned the state it was planned from; empty for what mends it, whatever it is
  <T> T recording(Optional<State> planned, Diagnostics warnings, Function<Turn, T> work) {
    return holding(
        planned.map(State::lineage).orElse(""),
        warnings,
        _ -> planned.ifPresent(this::check),
        held -> work.apply(turn(held, 0)));
  }

  /// What keeps others from deploying.
  private record Held(Lease lease, Locks locks) {}

  private <T> T holding(
      String lineage, Diagnostics warnings, Consumer<Held> checks, Function<Held, T> work) {
    try (Locks locks = turns.locks(terms, waiter)) {
      Lease lease = turns.take(terms, waiter, locks);
      try (Heart _ = Heart.of(lease, Limits.USUAL.beat())) {
        locks.take(lease, turns.formerLocks(lineage, terms, waiter));
        Held held = new Held(lease, locks);
        settle(held, checks);
        return work.apply(held);
      } finally {
        release(lease, locks, warnings);
      }
    }
  }

  /// What was looked at while the lock did not stand there may be out of date.
  private static void settle(Held held, Consumer<Held> checks) {
    try (Together together = new Together()) {
      Future<Boolean> whole = together.begin(held.locks()::isWhole);
      checks.accept(held);
      if (Together.result(whole)) {
        return;
      }
    }
    held.locks().takeAgain(held.lease());
    checks.accept(held);
  }

  private Turn turn(Held held, int changes) {
    Lease lease = held.lease();
    Phases phases = new Phases(waiter.events(), lease, changes);
    return new Turn(
        turns.site().held(lease), waiter.telling(phases), lease, Optional.of(held.locks()));
  }

  /// Gives back locks and turn at the same time, and deletes what nobody needs any more: the next
  /// turn knows both by the lease, and puts no lock in the place of one that is being deleted
  /// (docs/decisions/0059). Whose lease is lost leaves the locks to who has it now, and knows them
  /// by it.
  private static void release(Lease lease, Locks locks, Diagnostics warnings) {
    if (isLost(lease)) {
      return;
    }
    List<String> standing = locks.standing(lease);
    List<String> going =
        standing.stream()
            .filter(id -> id.equals(lease.lock()) || lease.going().contains(id))
            .toList();
    try (Together together = new Together()) {
      Future<List<Diagnostic>> unlocked = together.begin(() -> locks.release(lease.window()));
      Future<Optional<Diagnostic>> given = together.begin(() -> lease.release(standing, going));
      lease.sweep();
      warnings.addAll(Together.result(unlocked));
      Together.result(given).ifPresent(warnings::add);
    }
  }

  /// Who slept meanwhile finds out before he deletes anything.
  private static boolean isLost(Lease lease) {
    try {
      lease.gate().pass();
    } catch (StopException stop) {
      return lease.isLost();
    }
    return false;
  }

  private void check(State planned) {
    State state = turns.site().store().now();
    if (state.serial() != planned.serial() || !state.lineage().equals(planned.lineage())) {
      throw stale(
          "plan serial %d does not match state serial %d"
              .formatted(planned.serial(), state.serial()));
    }
    // Two may have gone on from one state to the same serial. What was found without any state is
    // recorded nowhere.
    if (planned.exists() && !state.resources().equals(planned.resources())) {
      throw stale("another deployment recorded serial %d, too".formatted(state.serial()));
    }
  }

  private static StopException stale(String why) {
    return new StopException(
        Diagnostic.error("plan-stale", why)
            .detail(
                "Someone deployed this target after the plan was made. Nothing was changed; run"
                    + " again."));
  }
}
