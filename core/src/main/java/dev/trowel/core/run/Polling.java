package dev.trowel.core.run;

import dev.trowel.core.apply.Waiter;
import java.time.Duration;
import java.time.Instant;

/// Pauses between looks: short ones after something has changed, longer ones while nothing does,
/// until the time is over.
final class Polling {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Waiter waiter;
  private final Duration limit;
  private final Instant end;
  private Duration slept = Duration.ZERO;
  private Duration next = SHORTEST;

  Polling(Waiter waiter, Duration limit) {
    this.waiter = waiter;
    this.limit = limit;
    this.end = waiter.clock().instant().plus(limit);
  }

  /// Something has changed, so that more may soon.
  void changed() {
    next = SHORTEST;
  }

  /// Pauses and says true, or says false because the time is over.
  ///
  /// What was slept counts even where the clock stands still.
  boolean again() {
    Duration left = limit.minus(slept);
    if (!left.isPositive() || !waiter.clock().instant().isBefore(end)) {
      return false;
    }
    Duration nap = next.compareTo(left) > 0 ? left : next;
    waiter.pause().of(nap);
    slept = slept.plus(nap);
    Duration longer = next.multipliedBy(3).dividedBy(2);
    next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    return true;
  }
}
