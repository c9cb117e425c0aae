package dev.trowel.core.workspace.http;

/// How long one lane's answers take now, beside how long they usually do.
final class Latency {

  /// Answers this many times slower than the fastest are no reason to send more.
  private static final double SLOW = 2.5;

  /// What a busy machine adds to an answer that takes next to nothing.
  private static final double SLACK = 5e6;

  private static final double MEMORY = 0.125;
  private static final double DRIFT = 0.02;

  private double fastest = Double.NaN;
  private double recent;

  /// An answer came after so many nanoseconds.
  void add(double nanos) {
    if (Double.isNaN(fastest)) {
      fastest = nanos;
      recent = nanos;
    }
    recent += MEMORY * (nanos - recent);
    fastest = nanos < fastest ? nanos : fastest + DRIFT * (nanos - fastest);
  }

  /// Whether answers take longer than they did with fewer under way.
  boolean isRising() {
    return recent > SLOW * fastest + SLACK;
  }

  /// Nanoseconds; 0 before the first answer.
  double recent() {
    return recent;
  }
}
