package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.Exchange;
import dev.trowel.core.workspace.http.Retries;
import dev.trowel.core.workspace.http.Retries.Tries;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of sending one request so far: to be asked for less is no fault, and how long it
/// waited for its turn is nobody's.
final class Attempts {

  private int count;
  private Instant began;
  private int faults;
  private @Nullable Instant firstFault;
  private int refusals;
  private @Nullable Instant firstRefusal;

  Attempts(Instant now) {
    this.began = now;
  }

  /// One more begins.
  void next() {
    count++;
  }

  /// Its turn came.
  void sent(Instant now) {
    began = now;
  }

  int count() {
    return count;
  }

  /// How it ended.
  void ended(Exchange exchange) {
    if (exchange instanceof Exchange.Answered(var reply) && Retries.isThrottled(reply.status())) {
      refusals++;
      firstRefusal = firstRefusal == null ? began : firstRefusal;
    } else {
      faults++;
      firstFault = firstFault == null ? began : firstFault;
    }
  }

  Tries faults(Instant now) {
    return new Tries(faults, firstFault == null ? Duration.ZERO : between(firstFault, now));
  }

  /// Counted from when anything was served, where that is later: a workspace that serves others
  /// serves this one, too.
  Tries refusals(Instant served, Instant now) {
    Instant first = firstRefusal == null ? now : firstRefusal;
    return new Tries(refusals, between(served.isAfter(first) ? served : first, now));
  }

  private static Duration between(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }
}
