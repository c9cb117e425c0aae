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
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Does something while nobody else deploys the same target.
record LockedRun(Turns turns, Terms terms, Waiter waiter) {

  /// Takes the lease, and the lock where the target has one, makes sure the state is still the one
  /// planned from, and runs `work`.
  ///
  /// @param work gets the site whose workspace may be changed
  /// @throws StopException with code `lock-held`, `lease-lost`, or `plan-stale` when someone
  ///   deployed since the plan was made
  <T> T run(Plan plan, Diagnostics warnings, Function<Turn, T> work) {
    Lease lease = turns.take(terms, waiter);
    List<DeployLock.Held> locks = new ArrayList<>();
    try (Heart _ = Heart.of(lease, Limits.USUAL.beat())) {
      turns.lock(lease, plan.base().lineage(), terms, waiter, locks);
      check(turns.site().store().pull(true, new Diagnostics()), plan.base());
      return work.apply(turn(lease, plan));
    } finally {
      release(lease, locks, warnings);
    }
  }

  private Turn turn(Lease lease, Plan plan) {
    long changes =
        plan.changes().stream().filter(line -> !(line.change() instanceof Change.Keep)).count();
    Phases phases = new Phases(waiter.events(), lease, (int) changes);
    return new Turn(turns.site().held(lease), waiter.telling(phases), lease);
  }

  /// Whose lease is lost leaves the locks to who has it now, and knows them by it.
  private static void release(Lease lease, List<DeployLock.Held> locks, Diagnostics warnings) {
    List<Diagnostic> left = new ArrayList<>();
    if (!lease.isLost()) {
      locks.reversed().forEach(lock -> lock.release().ifPresent(left::add));
    }
    warnings.addAll(left);
    lease.release(left.isEmpty() ? List.of() : lease.locks()).ifPresent(warnings::add);
  }

  private static void check(Pulled now, State planned) {
    State state = now.state();
    if (state.serial() != planned.serial() || !state.lineage().equals(planned.lineage())) {
      throw new StopException(
          Diagnostic.error(
                  "plan-stale",
                  "plan serial %d does not match state serial %d"
                      .formatted(planned.serial(), state.serial()))
              .detail(
                  "Someone deployed this target after the plan was made. Nothing was changed; run"
                      + " again."));
    }
  }
}
