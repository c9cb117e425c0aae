package dev.trowel.core.online;

import dev.trowel.core.workspace.Interruption;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// A time by which all that was started has to be done; what is not is given up, never waited for.
public final class Deadline implements AutoCloseable {

  private final Duration length;
  private final LongSupplier nanos;
  private final long end;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Deadline(Duration length, LongSupplier nanos) {
    this.length = length;
    this.nanos = nanos;
    this.end = nanos.getAsLong() + length.toNanos();
  }

  /// The time that is `length` from now.
  public static Deadline in(Duration length) {
    return in(length, System::nanoTime);
  }

  /// The same by another clock, which counts nanoseconds.
  static Deadline in(Duration length, LongSupplier nanos) {
    return new Deadline(length, nanos);
  }

  /// How long it was from the start.
  public Duration length() {
    return length;
  }

  /// Begins `work` on a thread of its own.
  public <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  /// What `future` came to; empty when the time is up before.
  ///
  /// @throws StopException as the work did
  public <T> Optional<T> await(Future<T> future) {
    try {
      long left = Math.max(0, end - nanos.getAsLong());
      return Optional.of(future.get(left, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the workspace");
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  /// Gives up what is not done.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
