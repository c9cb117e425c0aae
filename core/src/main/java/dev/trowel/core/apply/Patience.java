package dev.trowel.core.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Pauses that grow, until the time one is ready to wait is over.
final class Patience {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Waiter.Pause pause;
  private final Instant end;
  private Duration left;
  private Duration next = FIRST;

  Patience(InstantSource clock, Waiter.Pause pause, Duration limit) {
    this.clock = clock;
    this.pause = pause;
    this.end = clock.instant().plus(limit);
    this.left = limit;
  }

  /// Pauses and says true, or says false because the time is over.
  ///
  /// What was slept counts even where the clock stands still.
  boolean again() {
    if (next.compareTo(left) > 0 || clock.instant().plus(next).isAfter(end)) {
      return false;
    }
    pause.of(next);
    left = left.minus(next);
    next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    return true;
  }
}
