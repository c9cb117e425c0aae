package dev.trowel.core.workspace.http;

import java.util.ArrayDeque;

/// A workspace that refuses what is more than so many requests a second.
interface RefusingServer {

  long SECOND = 1_000_000_000L;

  /// Whether a request that arrives now is accepted; now never goes back.
  boolean accepts(long now);

  /// Refuses nothing.
  static RefusingServer none() {
    return _ -> true;
  }

  /// Counts anew with each second of its clock, which is ahead by `phase`.
  static RefusingServer windows(int rate, long phase) {
    return new RefusingServer() {
      private long window = -1;
      private int taken;

      @Override
      public boolean accepts(long now) {
        long current = (now + phase) / SECOND;
        taken = current == window ? taken : 0;
        window = current;
        taken++;
        return taken <= rate;
      }
    };
  }

  /// Has a bucket of `capacity` tokens, which fills with `rate` a second.
  static RefusingServer bucket(int rate, int capacity) {
    return new RefusingServer() {
      private double tokens = capacity;
      private long last;

      @Override
      public boolean accepts(long now) {
        tokens = Math.min(capacity, tokens + (double) rate * (now - last) / SECOND);
        last = now;
        boolean accepted = tokens >= 1;
        tokens -= accepted ? 1 : 0;
        return accepted;
      }
    };
  }

  /// Refuses what comes while `most` others are under way, each for `latency`.
  static RefusingServer narrow(int most, long latency) {
    return new RefusingServer() {
      private final ArrayDeque<Long> ends = new ArrayDeque<>();

      @Override
      public boolean accepts(long now) {
        while (!ends.isEmpty() && ends.getFirst() <= now) {
          ends.removeFirst();
        }
        boolean accepted = ends.size() < most;
        if (accepted) {
          ends.addLast(now + latency);
        }
        return accepted;
      }
    };
  }
}
