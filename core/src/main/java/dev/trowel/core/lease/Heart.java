package dev.trowel.core.lease;

import dev.trowel.core.workspace.Interruption;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Gives the signs of life of a lease, on a thread of its own that keeps no process alive.
public final class Heart implements AutoCloseable {

  /// A sign of life under way may end so long; then it is broken off.
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Lease lease;
  private final Duration beat;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private Heart(Lease lease, Duration beat) {
    this.lease = lease;
    this.beat = beat;
    this.thread = Thread.ofPlatform().daemon().name("lease").unstarted(this::run);
  }

  /// Starts it.
  ///
  /// @param beat from one to the next
  public static Heart of(Lease lease, Duration beat) {
    Heart heart = new Heart(lease, beat);
    heart.thread.start();
    return heart;
  }

  private void run() {
    try {
      attempt(lease::tidy);
      while (lease.isHeld() && !stop.await(beat.toMillis(), TimeUnit.MILLISECONDS)) {
        attempt(lease::beat);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      // Without signs of life the gate asks for itself, and tells what is wrong.
      stop.countDown();
    }
  }

  /// What fails is repeated with the next beat; the lease knows how long it may do without.
  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (StopException passing) {
      // The gate says so when it matters.
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt();
        thread.join(GRACE);
      }
    } catch (InterruptedException e) {
      throw Interruption.stop("while giving back the turn to deploy");
    }
  }
}
