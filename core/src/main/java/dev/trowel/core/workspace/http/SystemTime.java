package dev.trowel.core.workspace.http;

import java.time.Duration;
import java.time.Instant;

/// The machine's time, monotonic from the moment it was made.
final class SystemTime implements Time {

  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();

  @Override
  public Instant now() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }
}
