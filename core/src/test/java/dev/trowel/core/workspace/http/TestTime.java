package dev.trowel.core.workspace.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A clock that only moves when told to; sleeping moves it and takes no time.
public final class TestTime implements Time {

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final List<Duration> slept = new CopyOnWriteArrayList<>();

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    slept.add(duration);
    advance(duration);
  }

  /// Moves the clock.
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /// How long each sleep was, in order.
  public List<Duration> slept() {
    return slept;
  }
}
