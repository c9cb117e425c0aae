package dev.trowel.core.deploy;

import dev.trowel.core.state.DeployLock;
import dev.trowel.core.state.Pulled;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Does something while nobody else deploys the same target.
final class LockedRun {

  private LockedRun() {}

  /// Takes the lock where the target has one, makes sure the state is still the one planned from,
  /// and runs `work`.
  ///
  /// @param work gets the site whose workspace may be changed
  ///
  /// @throws StopException with code `lock-held`, or `plan-stale` when someone deployed since the
  ///   plan was made
  static <T> T run(
      Site site, Terms terms, State planned, Diagnostics warnings, Function<Site, T> work) {
    if (!site.isLocked()) {
      return work.apply(site);
    }
    List<DeployLock> locks = new ArrayList<>(List.of(site.lock()));
    site.formerStates().left(planned.lineage()).forEach(path -> locks.add(site.lock(path)));
    return holding(
        locks,
        terms.forceLock() || site.forcesLock(),
        warnings,
        () -> {
          check(site.store().pull(true, new Diagnostics()), planned);
          return work.apply(site);
        });
  }

  /// As [#run], without a look at the state: for what mends it.
  static <T> T mending(Site site, Terms terms, Diagnostics warnings, Function<Site, T> work) {
    return site.isLocked()
        ? holding(
            List.of(site.lock()),
            terms.forceLock() || site.forcesLock(),
            warnings,
            () -> work.apply(site))
        : work.apply(site);
  }

  /// Also who deploys from a folder that this deployment leaves must wait.
  private static <T> T holding(
      List<DeployLock> locks, boolean force, Diagnostics warnings, Supplier<T> work) {
    if (locks.isEmpty()) {
      return work.get();
    }
    DeployLock.Held held = locks.getFirst().acquire(force);
    try {
      return holding(locks.subList(1, locks.size()), force, warnings, work);
    } finally {
      held.release().ifPresent(warnings::add);
    }
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
