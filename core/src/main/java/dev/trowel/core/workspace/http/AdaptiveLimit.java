package dev.trowel.core.workspace.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many requests may be under way at once: grows while the workspace keeps pace, halves when it
/// asks for less.
///
/// Served in the order of arrival; a waiting virtual thread is parked.
public final class AdaptiveLimit {

  private static final int START = 16;

  /// Answers this many times slower than the usual one are no reason to send more.
  private static final double SLOW = 2.0;

  private static final double MEMORY = 0.1;

  private final Time time;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Condition> waiting = new ArrayDeque<>();
  private int limit;
  private int underWay;
  private int promised;
  private int kept;
  private double usualMillis;
  private Instant lastCut = Instant.MIN;

  /// A limit that starts at 16 and never exceeds `most`.
  public AdaptiveLimit(Time time, int most) {
    this.time = time;
    this.most = most;
    this.limit = Math.min(START, most);
  }

  /// How many may be under way now.
  public int limit() {
    lock.lock();
    try {
      return limit;
    } finally {
      lock.unlock();
    }
  }

  /// Leave to send one request; to be given back by one of its methods, exactly once.
  public final class Permit {
    private final Instant start;

    private Permit(Instant start) {
      this.start = start;
    }

    /// The request was answered.
    public void answered() {
      giveBack(() -> reward(Duration.between(start, time.now())));
    }

    /// The workspace asked for fewer requests (429, 503).
    public void throttled() {
      giveBack(() -> cut(start));
    }

    /// The request failed otherwise, which says nothing about the pace.
    public void failed() {
      giveBack(() -> {});
    }
  }

  /// Waits for leave to send one request.
  ///
  /// @throws InterruptedException when the thread is to stop
  public Permit acquire() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (waiting.isEmpty() && underWay + promised < limit) {
        underWay++;
      } else {
        awaitTurn();
      }
      return new Permit(time.now());
    } finally {
      lock.unlock();
    }
  }

  private void awaitTurn() throws InterruptedException {
    Condition turn = lock.newCondition();
    waiting.addLast(turn);
    try {
      while (waiting.contains(turn)) {
        turn.await();
      }
      promised--;
      underWay++;
    } catch (InterruptedException e) {
      if (!waiting.remove(turn)) {
        promised--;
        admit();
      }
      throw e;
    }
  }

  private void giveBack(Runnable lesson) {
    lock.lock();
    try {
      underWay--;
      lesson.run();
      admit();
    } finally {
      lock.unlock();
    }
  }

  private void admit() {
    while (underWay + promised < limit && !waiting.isEmpty()) {
      promised++;
      waiting.removeFirst().signal();
    }
  }

  private void reward(Duration latency) {
    double millis = Math.max(1, latency.toMillis());
    boolean slow = usualMillis > 0 && millis > SLOW * usualMillis;
    usualMillis = usualMillis == 0 ? millis : usualMillis + MEMORY * (millis - usualMillis);
    kept = slow ? 0 : kept + 1;
    if (kept >= limit && limit < most) {
      limit++;
      kept = 0;
    }
  }

  /// Requests sent before the last cut tell of the old pace: they must not cut again.
  private void cut(Instant start) {
    if (start.isAfter(lastCut)) {
      limit = Math.max(1, limit / 2);
      kept = 0;
      lastCut = time.now();
    }
  }
}
