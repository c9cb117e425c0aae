package dev.trowel.core.deploy;

import dev.trowel.core.workspace.Gate;
import java.time.Duration;

/// On which terms a plan is carried out.
///
/// @param forceLock whether to take the lock away from whoever holds it
/// @param lockTimeout how long to wait for whoever holds it; zero: not at all
/// @param rollback whether what was done is put back when something fails
/// @param gate closed when nothing new may be begun, as after a signal
public record Terms(boolean forceLock, Duration lockTimeout, boolean rollback, Gate gate) {

  /// The usual ones: nobody is waited for, what was done stays.
  public static Terms usual(boolean forceLock) {
    return new Terms(forceLock, Duration.ZERO, false, Gate.OPEN);
  }

  /// These, and what was done is put back when something fails, where `on`.
  public Terms rollingBack(boolean on) {
    return new Terms(forceLock, lockTimeout, on, gate);
  }

  /// The same, where besides nothing is begun once `closing` is closed.
  public Terms until(Gate closing) {
    return new Terms(forceLock, lockTimeout, rollback, gate.and(closing));
  }
}
