package dev.trowel.core.workspace.http;

/// Decides which request is sent when: as many at once as [Width] says, as often as [Pace] says, in
/// the order of [Queues]. Knows no threads and no clock: times are nanoseconds that it is told.
final class Admission {

  private final Width width;
  private final Pace pace = new Pace();
  private final Queues queues = new Queues();
  private long lastCut = Long.MIN_VALUE;

  /// @param most so many may be under way at most
  Admission(int most) {
    this.width = new Width(most);
  }

  /// How many may be under way now.
  int limit() {
    return width.limit();
  }

  /// How many requests a second are sent at most; 0 when nothing limits them.
  double rate() {
    return pace.rate();
  }

  /// Lets `waiter` wait, before all others when it was sent before; a beat goes at once.
  void enter(Waiter waiter, boolean again, long now) {
    if (waiter.lane() == Lane.BEAT) {
      start(waiter, now);
    } else if (again) {
      queues.addFirst(waiter);
    } else {
      queues.add(waiter);
    }
  }

  /// Lets `waiter` wait no longer; says whether it still did.
  boolean leave(Waiter waiter) {
    return queues.remove(waiter);
  }

  /// Admits whoever may go.
  void admit(long now) {
    while (isRoom() && pace.due() <= now) {
      start(queues.take(width.limit()), now);
    }
  }

  private void start(Waiter waiter, long now) {
    pace.sent(now);
    waiter.admit(now);
  }

  private boolean isRoom() {
    return !queues.isEmpty() && queues.underWay() < width.limit();
  }

  /// Whether somebody waits for nothing but the time that [#due] says.
  boolean isWaitingForTime(long now) {
    return isRoom() && pace.due() > now;
  }

  /// When the next request may be sent, as far as the pace goes.
  long due() {
    return pace.due();
  }

  /// The next to be woken when nobody looks at the time; somebody has to wait.
  Waiter first() {
    return queues.first();
  }

  /// An answer came.
  void answered(Waiter waiter, long now) {
    queues.ended(waiter);
    pace.accepted(waiter.sent(), now);
    if (waiter.lane() != Lane.BEAT) {
      width.answered(waiter.lane(), now - waiter.sent());
    }
  }

  /// The workspace asked for fewer requests, and for so long for none; negative when it did not say
  /// how long. Requests sent before the last cut tell of the old width.
  void refused(Waiter waiter, long now, long asked) {
    queues.ended(waiter);
    pace.refused(waiter.sent(), now, asked);
    if (waiter.sent() > lastCut) {
      width.halve(pace.rate());
      lastCut = now;
    }
  }

  /// The request failed otherwise, which says nothing about the pace.
  void failed(Waiter waiter) {
    queues.ended(waiter);
  }
}
