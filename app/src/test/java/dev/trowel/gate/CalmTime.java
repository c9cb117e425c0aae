package dev.trowel.gate;

import dev.trowel.core.workspace.http.Time;
import java.time.Duration;
import java.time.Instant;

/// Time that begins at a given moment and passes only by sleeping, which takes none.
final class CalmTime implements Time {

  private Instant now;

  CalmTime(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    now = now.plus(duration);
  }
}
