package dev.trowel.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.state.DeployLock;
import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Tries the interleavings of those who want one turn, with the classes that deploy and a model of
/// the workspace.
final class LeaseModelTest {

  /// The usual limits with fewer looks, which only makes runs shorter.
  private static final Limits LIMITS = limits(60);

  private static Limits limits(int silence) {
    return new Limits(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(silence),
        Duration.ofSeconds(20));
  }

  /// Who deploys: three things to do, with a sign of life between.
  private static Consumer<Actor> deploying(Limits limits) {
    return actor -> {
      Lease lease = actor.lease(limits);
      actor.act(lease);
      actor.pause(limits.beat());
      attempt(lease::beat);
      actor.act(lease);
      actor.act(lease);
      lease.release(lease.locks());
    };
  }

  /// Who takes the deployment down, folder and all.
  private static Consumer<Actor> destroying(Limits limits) {
    return actor -> {
      Lease lease = actor.lease(limits);
      actor.act(lease);
      Workspace workspace = lease.guard(TestWorkspaces.of(actor));
      workspace.files().delete("/s", true);
      attempt(lease::beat);
      actor.act(lease);
      lease.release(lease.locks());
    };
  }

  /// Who deploys where the incumbent does, too, and gives back turn and lock at the same time.
  ///
  /// @param going gives the locks that may be deleted meanwhile
  private static Consumer<Actor> locking(Function<Lease, List<String>> going, boolean lockFirst) {
    return actor -> {
      Lease lease = actor.lease(LIMITS);
      DeployLock.Held held = actor.lock(lease, going.apply(lease), LIMITS);
      actor.act(lease, lease.lock());
      actor.act(lease, lease.lock());
      attempt(lease.gate()::pass);
      if (lease.isLost()) {
        return;
      }
      Gate window = lease.window();
      List<String> own = List.of(lease.lock());
      if (lockFirst) {
        held.release(window);
      }
      lease.release(own, own);
      if (!lockFirst) {
        held.release(window);
      }
    };
  }

  private static Setting locked(Function<Lease, List<String>> going) {
    return schedule -> {
      World world = new World(schedule, true);
      world.actor("ann", 1.02).does(locking(going, false));
      world.actor("bobby", 0.98).does(locking(going, true));
      world.actor("c", 1.0).does(locking(going, false));
      return world;
    };
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (StopException passing) {
      // As the thread that gives signs of life does.
    }
  }

  private record Found(long runs, long both, Optional<String> mixed) {}

  private interface Setting {
    World world(Schedule schedule);
  }

  private static Setting two(Limits limits, boolean bounded) {
    return schedule -> {
      World world = new World(schedule, bounded);
      world.actor("ann", 1.02).does(deploying(limits));
      world.actor("bobby", 0.98).does(deploying(limits));
      return world;
    };
  }

  private static Setting three() {
    return schedule -> {
      World world = new World(schedule, true);
      world.actor("ann", 0.98).does(deploying(LIMITS));
      world.actor("bobby", 1.02).does(destroying(LIMITS));
      world.actor("c", 1.0).does(deploying(LIMITS));
      return world;
    };
  }

  private static Found all(Setting setting, int deviations) {
    return all(setting, deviations, World::isMixed);
  }

  private static Found all(Setting setting, int deviations, Predicate<World> bad) {
    long runs = 0;
    long both = 0;
    Optional<Schedule> next = Optional.of(Schedule.first(deviations));
    while (next.isPresent()) {
      World world = setting.world(next.get());
      world.run();
      runs++;
      both += world.leases() > 1 ? 1 : 0;
      if (bad.test(world)) {
        return new Found(runs, both, Optional.of(world.story()));
      }
      next = next.get().next();
    }
    return new Found(runs, both, Optional.empty());
  }

  private static Found some(Setting setting, int deviations, int runs) {
    return some(setting, deviations, runs, World::isMixed);
  }

  private static Found some(Setting setting, int deviations, int runs, Predicate<World> bad) {
    return some(setting, deviations, 1, runs, bad);
  }

  /// @param first the seed to begin with
  private static Found some(
      Setting setting, int deviations, int first, int runs, Predicate<World> bad) {
    long both = 0;
    for (int seed = first; seed < first + runs; seed++) {
      World world = setting.world(Schedule.random(seed, deviations));
      world.run();
      both += world.leases() > 1 ? 1 : 0;
      if (bad.test(world)) {
        return new Found(seed, both, Optional.of("seed " + seed + "\n" + world.story()));
      }
    }
    return new Found(runs, both, Optional.empty());
  }

  @Test
  void twoNeverActAmongEachOther() {
    assertThat(all(two(LIMITS, true), 1).mixed()).isEmpty();
    Found found = some(two(LIMITS, true), 6, 1_000);
    assertThat(found.mixed()).isEmpty();
    assertThat(found.both()).isPositive();
  }

  @Test
  void threeDoNotEither() {
    assertThat(some(three(), 8, 1_000).mixed()).isEmpty();
  }

  @Test
  @Tag("full")
  void twoDoNotWhateverHappensTwiceOrMore() {
    int deviations = Boolean.getBoolean("trowel.soak") ? 3 : 2;
    assertThat(all(two(LIMITS, true), deviations).mixed()).isEmpty();
  }

  @Test
  @Tag("full")
  void threeDoNotInManyMoreRuns() {
    assertThat(some(three(), 12, Boolean.getBoolean("trowel.soak") ? 200_000 : 10_000).mixed())
        .isEmpty();
  }

  /// What was held up for any time after it was let pass still happens, and nothing after it.
  @Test
  void whoIsHeldUpTooLongDoesNothingMore() {
    Setting setting = two(LIMITS, false);
    // It is rare: among the first 12,000 there is none.
    assertThat(some(setting, 6, 12_001, 20_000, World::isMixed).mixed()).isPresent();
    assertThat(some(setting, 6, 1_000, world -> world.stragglers() > 1).mixed()).isEmpty();
  }

  @Test
  void noLockIsDeletedInSomebodyElsesTurn() {
    assertThat(all(locked(Lease::going), 1, World::isBare).mixed()).isEmpty();
    Found found = some(locked(Lease::going), 8, 2_000, World::isBare);
    assertThat(found.mixed()).isEmpty();
    assertThat(found.both()).isPositive();
    assertThat(some(locked(Lease::going), 8, 2_000).mixed()).isEmpty();
  }

  @Test
  @Tag("full")
  void noLockIsDeletedInSomebodyElsesTurnInManyMoreRuns() {
    int runs = Boolean.getBoolean("trowel.soak") ? 200_000 : 20_000;
    assertThat(some(locked(Lease::going), 12, runs, World::isBare).mixed()).isEmpty();
  }

  /// The model would notice.
  @Test
  void whoDoesNotWaitForALockToGoIsFoundToLoseHisOwn() {
    assertThat(some(locked(_ -> List.of()), 6, 20_000, World::isBare).mixed()).isPresent();
  }

  /// The model would notice.
  @Test
  void aSilenceShorterThanTheWindowIsFoundToMixThem() {
    assertThat(some(two(limits(20), true), 6, 20_000).mixed()).isPresent();
  }
}
