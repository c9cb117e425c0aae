package dev.trowel.app.console;

import java.util.function.BooleanSupplier;

/// Time for what is shown while something runs; tests give one that passes when they say so.
interface Pulse {

  /// The machine's time.
  Pulse SYSTEM = new SystemPulse();

  /// Nanoseconds since some moment, never going back.
  long nanos();

  /// Calls `beat` about ten times a second, from a thread of its own, until it says no.
  void start(BooleanSupplier beat);
}
