package dev.trowel.app.badinput;

import dev.trowel.core.workspace.http.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time that passes only by sleeping, which takes none.
final class PatientTime implements Time {

  private final List<Duration> slept = new ArrayList<>();

  @Override
  public synchronized Instant now() {
    return Instant.EPOCH.plus(total());
  }

  @Override
  public synchronized void sleep(Duration duration) {
    slept.add(duration);
  }

  /// How long each sleep was.
  synchronized List<Duration> slept() {
    return List.copyOf(slept);
  }

  /// How long all of them were.
  synchronized Duration total() {
    return slept.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
