package dev.trowel.app.console;

import java.util.function.BooleanSupplier;

/// Time that passes when a test says so.
final class FakePulse implements Pulse {

  private long nanos;
  private BooleanSupplier beat = () -> false;
  private boolean beats;
  private int started;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void start(BooleanSupplier work) {
    beat = work;
    beats = true;
    started++;
  }

  /// Lets so many milliseconds pass, with a beat each 100.
  void pass(long millis) {
    for (long left = millis; left > 0; left -= 100) {
      nanos += Math.min(left, 100) * 1_000_000;
      beats = beats && beat.getAsBoolean();
    }
  }

  /// Whether somebody is called at each beat.
  boolean isBeating() {
    return beats;
  }

  /// How often that was begun.
  int started() {
    return started;
  }
}
