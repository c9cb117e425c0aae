package dev.trowel.core.lease;

import java.time.Duration;
import java.time.Instant;

/// A point in time by both clocks of a machine.
///
/// @param steady since some moment of this process; never goes back, but may stand still while the
///   machine sleeps
/// @param wall the time of day; may be set to anything at any time
public record Moment(Duration steady, Instant wall) {

  /// How much time may have passed since `earlier`: what the clock says that counted more.
  Duration since(Moment earlier) {
    Duration counted = steady.minus(earlier.steady);
    Duration told = Duration.between(earlier.wall, wall);
    return counted.compareTo(told) > 0 ? counted : told;
  }
}
