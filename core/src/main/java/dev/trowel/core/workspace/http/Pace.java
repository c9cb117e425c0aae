package dev.trowel.core.workspace.http;

/// How many requests a second the workspace bears, learned from its refusals: no limit is known
/// before the first. Then it stays just below what was refused, and tries more now and then, the
/// seldomer the oftener that failed (docs/decisions/0041). Times are nanoseconds; not safe for
/// threads.
final class Pace {

  private static final double SECOND = 1e9;

  /// Of what was accepted in a second: so much the first time, as some of it may have been saved up
  /// before, and so much later.
  private static final double FIRST = 0.93;

  private static final double BELOW = 0.97;
  private static final double LEAST = 0.1;
  private static final double SLOWER = 0.95;

  /// What is unknown is searched in strides, what is known in steps.
  private static final double STRIDE = 2;

  private static final double STEP = 1.02;

  /// What was refused is left alone when it is no more than this above the pace.
  private static final double CLOSE = 1.05;

  /// A try that fails costs a pause; so many pauses pass before the next, and more each time.
  private static final int PATIENCE = 10;

  private static final int MOST_PATIENCE = 60;
  private static final double MOST_HOLD = 60 * SECOND;
  private static final double TRY = 2 * SECOND;

  /// A thread that wakes late may make up for so much.
  private static final double CATCH_UP = SECOND / 50;

  private final Accepted accepted = new Accepted();
  private final Pause pause = new Pause();
  private double rate;
  private double bound = Double.MAX_VALUE;
  private double held;
  private double refused;
  private double share = FIRST;
  private double next;
  private long changed;
  private long resumed;
  private int patience = PATIENCE;
  private boolean fruitful;

  /// Requests a second; 0 while no limit is known.
  double rate() {
    return rate;
  }

  /// When the next request may be sent.
  long due() {
    return Math.max(pause.until(), (long) next);
  }

  /// A request is sent.
  void sent(long now) {
    if (rate > 0) {
      tryMore(now);
      next = Math.max(next, now - CATCH_UP) + SECOND / rate;
    }
  }

  /// A request of `sent` was accepted, whatever came of it.
  void accepted(long sent, long now) {
    accepted.add(now);
    pause.accepted();
    if (sent >= resumed) {
      fruitful = true;
    } else if (rate < bound) {
      // Answers overtake each other: it was on its way when another was refused.
      rate = Math.max(rate, Math.min(bound, estimate(now)));
    }
  }

  /// A request of `sent` was refused.
  ///
  /// @param asked so long is to be waited; negative when that was not said
  void refused(long sent, long now, long asked) {
    pause.refused(sent, now, asked);
    // Where nothing was accepted since the last time, nothing is learned.
    if (sent >= resumed && fruitful) {
      slowDown(now);
      held = 0;
      fruitful = false;
    }
    resumed = Math.max(resumed, pause.until());
    changed = resumed;
  }

  private void slowDown(long now) {
    double before = rate;
    if (before == 0) {
      rate = estimate(now);
      return;
    }
    if (isTrying()) {
      patience = Math.min(MOST_PATIENCE, 2 * patience);
      double sure = held / share * BELOW;
      rate = sure <= BELOW * accepted.count(now) ? sure : held;
      bound = rate;
    } else {
      // The sooner it was too much, the more it was too much.
      double lasted = (now - resumed) / SECOND;
      bound = before * Math.min(SLOWER, (lasted / (1 + lasted) + 1) / 2);
      rate = lasted < 1 ? bound : Math.min(bound, estimate(now));
    }
    refused = before;
    share = BELOW;
  }

  private double estimate(long now) {
    return Math.max(LEAST, share * accepted.count(now));
  }

  private boolean isTrying() {
    return held > 0 && rate > held;
  }

  /// A try that lasts is kept; where the next refusal is still far, another follows.
  private void tryMore(long now) {
    boolean trying = isTrying();
    double hold = trying ? TRY : Math.min(MOST_HOLD, (double) patience * pause.length());
    boolean idle = next < now - CATCH_UP;
    if (now - changed < hold || idle) {
      return;
    }
    held = rate;
    rate = trying && isClose() ? rate : more();
    changed = now;
  }

  private boolean isClose() {
    return refused > rate && refused < CLOSE * rate;
  }

  private double more() {
    if (refused > CLOSE * rate) {
      return (rate + refused) / 2;
    }
    return refused == 0 ? STRIDE * rate : STEP * rate;
  }
}
