package dev.trowel.app.console;

import java.util.function.BooleanSupplier;

/// The machine's time; a thread is there only between a start and the end of its beats.
final class SystemPulse implements Pulse {

  private static final long BEAT_MILLIS = 100;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void start(BooleanSupplier beat) {
    Thread.ofVirtual().name("progress").start(() -> run(beat));
  }

  private static void run(BooleanSupplier beat) {
    try {
      do {
        Thread.sleep(BEAT_MILLIS);
      } while (beat.getAsBoolean());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
