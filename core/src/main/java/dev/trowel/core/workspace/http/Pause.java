package dev.trowel.core.workspace.http;

/// How long nobody sends anything, as the workspace asked or, where it does not say, a moment that
/// doubles as long as nothing is accepted. Times are nanoseconds; not safe for threads.
final class Pause {

  private static final long SHORTEST = 100_000_000L;
  private static final long LONGEST = 30_000_000_000L;

  private long until;
  private long started = Long.MIN_VALUE;
  private int fruitless;

  /// When it ends, or ended.
  long until() {
    return until;
  }

  /// A request was accepted.
  void accepted() {
    fruitless = 0;
  }

  /// A request of `sent` was refused.
  ///
  /// @param asked so long is to be waited; negative when that was not said
  void refused(long sent, long now, long asked) {
    if (asked >= 0) {
      until = Math.max(until, now + asked);
    } else if (sent > started && sent >= until) {
      until = Math.max(until, now + Math.min(LONGEST, SHORTEST << Math.min(fruitless, 20)));
      fruitless++;
    } else {
      return;
    }
    started = now;
  }

  /// How long the last one was, at least.
  long length() {
    return Math.max(SHORTEST, until - started);
  }
}
