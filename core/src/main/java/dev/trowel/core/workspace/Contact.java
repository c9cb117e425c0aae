package dev.trowel.core.workspace;

import java.time.Instant;

/// What was heard of a workspace by all requests to it; safe to use from many threads.
final class Contact {

  private volatile boolean heard;
  private volatile Instant served;

  /// @param now when the first request may be sent
  Contact(Instant now) {
    this.served = now;
  }

  /// Something was answered, be it that there is too much to do.
  void heard() {
    heard = true;
  }

  /// A request was carried out or refused for what it is.
  void served(Instant now) {
    heard = true;
    served = now;
  }

  boolean isHeard() {
    return heard;
  }

  /// When that happened last.
  Instant lastServed() {
    return served;
  }
}
