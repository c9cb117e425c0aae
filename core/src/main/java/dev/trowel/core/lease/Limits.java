package dev.trowel.core.lease;

import java.time.Duration;

/// The times that a lease lives by (docs/decisions/0029).
///
/// @param beat from one sign of life to the next
/// @param window so long after a confirmed sign of life its holder may begin something
/// @param silence so long without one it is taken over; longer than `window` by what clocks may
///   differ and requests may take
/// @param poll between two looks at somebody else's
public record Limits(Duration beat, Duration window, Duration silence, Duration poll) {

  /// The usual ones.
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(2));
}
