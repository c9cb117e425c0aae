package dev.trowel.core.lease;

import java.time.Duration;
import java.time.Instant;

/// Tells the time to who holds a lease; tests give one of their own.
@FunctionalInterface
public interface Ticks {

  /// The machine's clocks.
  Ticks SYSTEM = () -> new Moment(Duration.ofNanos(System.nanoTime()), Instant.now());

  /// What time it is.
  Moment now();
}
