package dev.trowel.core.workspace.http;

import java.time.Duration;
import java.time.Instant;

/// The clock and the only way to wait; tests give one that never sleeps.
public interface Time {

  /// The machine's clock; differences between two readings are not disturbed when it is set.
  Time SYSTEM = new SystemTime();

  /// What time it is.
  Instant now();

  /// Waits.
  ///
  /// @throws InterruptedException when the thread is to stop
  void sleep(Duration duration) throws InterruptedException;
}
