package dev.trowel.core.workspace.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Threads of the operating system that exchange requests for virtual threads, as many as there are
/// requests: virtual ones would hold up the end of the program
/// (docs/decisions/0062-senders-wait-for-the-workspace.md).
final class Senders implements AutoCloseable {

  /// Who had nothing to do for so long is not kept.
  private static final long IDLE_SECONDS = 2;

  private final ExecutorService threads;

  Senders() {
    this(Thread.ofPlatform().daemon().name("sender-", 1).factory());
  }

  Senders(ThreadFactory factory) {
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            factory);
  }

  /// The result of `exchange`; when the caller is interrupted, `cut` ends what is under way.
  ///
  /// @throws IOException what `exchange` threw, or that the caller was interrupted
  <T> T send(Callable<T> exchange, Runnable cut) throws IOException {
    FutureTask<T> sent = new FutureTask<>(exchange);
    begin(sent);
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      cut.run();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("nobody waits for the answer any more");
    }
  }

  /// Where the system has no more threads to give, as in a container that may have a hundred, the
  /// caller does it.
  private void begin(Runnable exchange) {
    if (!Thread.currentThread().isVirtual()) {
      exchange.run();
      return;
    }
    try {
      threads.execute(exchange);
    } catch (OutOfMemoryError noThread) {
      exchange.run();
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case IOException failure -> failure;
      case RuntimeException bug -> throw bug;
      case Error bug -> throw bug;
      case null, default -> throw new IllegalStateException(cause);
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
