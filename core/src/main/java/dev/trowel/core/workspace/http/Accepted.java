package dev.trowel.core.workspace.http;

import java.util.ArrayDeque;
import java.util.Deque;

/// The moments, in nanoseconds, at which requests of the last second were accepted.
final class Accepted {

  private static final long SECOND = 1_000_000_000L;

  private final Deque<Long> moments = new ArrayDeque<>();

  void add(long now) {
    moments.addLast(now);
    forget(now);
  }

  /// How many in the second up to `now`.
  int count(long now) {
    forget(now);
    return moments.size();
  }

  private void forget(long now) {
    while (!moments.isEmpty() && moments.getFirst() <= now - SECOND) {
      moments.removeFirst();
    }
  }
}
