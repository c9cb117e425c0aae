package dev.trowel.core.deploy;

import dev.trowel.core.apply.Waiter;
import dev.trowel.core.lease.Heart;
import dev.trowel.core.lease.Lease;
import dev.trowel.core.lease.Limits;
import dev.trowel.core.lease.Phases;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.DeployLock;
import dev.trowel.core.state.Pulled;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Interruption;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    long changes =
        plan.changes().stream().filter(line -> !(line.change() instanceof Change.Keep)).count();
    return holding(
        planned.lineage(),
        warnings,
        lease -> {
          check(turns.site().store().pull(true, new Diagnostics()), planned);
          return work.apply(turn(lease, (int) changes));
        });
  }

  /// As [#run], for what changes no resource.
  ///
  /// @param planned the state it was planned from; empty for what mends it, whatever it is
  <T> T recording(Optional<State> planned, Diagnostics warnings, Function<Site, T> work) {
    return holding(
        planned.map(State::lineage).orElse(""),
        warnings,
        lease -> {
          planned.ifPresent(
              base -> check(turns.site().store().pull(true, new Diagnostics()), base));
          return work.apply(turn(lease, 0).site());
        });
  }

  private <T> T holding(String lineage, Diagnostics warnings, Function<Lease, T> work) {
    Lease lease = turns.take(terms, waiter);
    List<DeployLock.Held> locks = new ArrayList<>();
    boolean locked = false;
    try (Heart _ = Heart.of(lease, Limits.USUAL.beat())) {
      turns.lock(lease, lineage, terms, waiter, locks);
      locked = true;
      return work.apply(lease);
    } finally {
      release(lease, locks, locked, warnings);
    }
  }

  private Turn turn(Lease lease, int changes) {
    Phases phases = new Phases(waiter.events(), lease, changes);
    return new Turn(turns.site().held(lease), waiter.telling(phases), lease);
  }

  /// Whose lease is lost leaves the locks to who has it now, and knows them by it.
  ///
  /// @param locked whether all locks are in `locks`, and no other one may have been left
  private static void release(
      Lease lease, List<DeployLock.Held> locks, boolean locked, Diagnostics warnings) {
    List<Diagnostic> left = new ArrayList<>();
    if (!lease.isLost()) {
      locks.reversed().forEach(lock -> lock.release().ifPresent(left::add));
    }
    warnings.addAll(left);
    lease.release(locked && left.isEmpty() ? List.of() : lease.locks()).ifPresent(warnings::add);
  }

  private static void check(Pulled now, State planned) {
    State state = now.state();
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
