package dev.trowel.core.workspace.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many requests may be under way at once, and how many a second: grows while the workspace
/// keeps pace, and keeps to what it bears when it asks for less (docs/decisions/0041).
///
/// Shared by all requests to one workspace; a waiting virtual thread is parked. Of those that wait
/// only for time to pass, one sleeps and then wakes whose turn it is.
public final class AdaptiveLimit {

  private final Time time;
  private final Instant origin;
  private final Admission admission;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean watched;

  /// A limit that starts at 16 and never exceeds `most`.
  public AdaptiveLimit(Time time, int most) {
    this.time = time;
    this.origin = time.now();
    this.admission = new Admission(most);
  }

  /// How many may be under way now.
  public int limit() {
    lock.lock();
    try {
      return admission.limit();
    } finally {
      lock.unlock();
    }
  }

  /// Leave to send one request; to be given back by one of its methods, exactly once.
  public final class Permit {
    private final Waiter waiter;

    private Permit(Waiter waiter) {
      this.waiter = waiter;
    }

    /// The request was answered.
    public void answered() {
      giveBack(() -> admission.answered(waiter, now()));
    }

    /// The workspace asked for fewer requests (429, 503).
    ///
    /// @param asked how long it wants to be left alone; empty or zero when it does not say
    public void throttled(Optional<Duration> asked) {
      long nanos = asked.filter(Duration::isPositive).map(Duration::toNanos).orElse(-1L);
      giveBack(() -> admission.refused(waiter, now(), nanos));
    }

    /// The request failed otherwise, which says nothing about the pace.
    public void failed() {
      giveBack(() -> admission.failed(waiter));
    }
  }

  /// Waits for leave to send one request.
  ///
  /// @param again whether it was sent before; then it goes before those that were not
  ///
  /// @throws InterruptedException when the thread is to stop
  public Permit acquire(Lane lane, boolean again) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Condition turn = lock.newCondition();
      Waiter waiter = new Waiter(lane, turn::signal);
      admission.enter(waiter, again, now());
      admission.admit(now());
      awaitTurn(waiter, turn);
      return new Permit(waiter);
    } finally {
      handOver();
      lock.unlock();
    }
  }

  private void awaitTurn(Waiter waiter, Condition turn) throws InterruptedException {
    try {
      while (!waiter.isAdmitted()) {
        if (!watched && admission.isWaitingForTime(now())) {
          watch();
        } else {
          turn.await();
        }
      }
    } catch (InterruptedException e) {
      if (!admission.leave(waiter)) {
        admission.failed(waiter);
      }
      admission.admit(now());
      throw e;
    }
  }

  private void watch() throws InterruptedException {
    watched = true;
    Duration wait = Duration.ofNanos(admission.due() - now());
    lock.unlock();
    try {
      if (wait.isPositive()) {
        time.sleep(wait);
      }
    } finally {
      lock.lock();
      watched = false;
      admission.admit(now());
    }
  }

  /// Whoever watched the time and goes leaves that to another.
  private void handOver() {
    if (!watched && admission.isWaitingForTime(now())) {
      admission.first().wake();
    }
  }

  private void giveBack(Runnable lesson) {
    lock.lock();
    try {
      lesson.run();
      admission.admit(now());
      handOver();
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return Duration.between(origin, time.now()).toNanos();
  }
}
