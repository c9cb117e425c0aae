package dev.trowel.core.workspace.http;

/// One request on its way through an [Admission].
final class Waiter {

  private final Lane lane;
  private final Runnable wake;
  private boolean admitted;
  private long sent;

  /// @param wake is called when it is admitted, or should look whether it is
  Waiter(Lane lane, Runnable wake) {
    this.lane = lane;
    this.wake = wake;
  }

  Lane lane() {
    return lane;
  }

  boolean isAdmitted() {
    return admitted;
  }

  /// When it was admitted, in nanoseconds.
  long sent() {
    return sent;
  }

  void admit(long now) {
    admitted = true;
    sent = now;
    wake.run();
  }

  void wake() {
    wake.run();
  }
}
