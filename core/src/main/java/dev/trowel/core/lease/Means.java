package dev.trowel.core.lease;

import java.time.InstantSource;

/// What leases are kept with.
///
/// @param ticks by which a holder knows how long ago he was confirmed
/// @param clock the time that others read
/// @param processes tells which processes of this machine are gone
/// @param limits the times to keep
public record Means(Ticks ticks, InstantSource clock, Processes processes, Limits limits) {

  /// The machine's.
  ///
  /// @param clock the time that others read
  public static Means ofMachine(InstantSource clock) {
    return new Means(Ticks.SYSTEM, clock, Processes.ofMachine(), Limits.USUAL);
  }
}
