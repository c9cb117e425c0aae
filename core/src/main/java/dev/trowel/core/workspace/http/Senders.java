package dev.trowel.core.workspace.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Threads of the operating system that exchange requests for virtual threads: those would hold up
/// the end of the program (docs/decisions/0062-senders-wait-for-the-workspace.md).
final class Senders implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("sender-", 1).factory());

  /// The result of `exchange`; when the caller is interrupted, `cut` ends what is under way.
  ///
  /// @throws IOException what `exchange` threw, or that the caller was interrupted
  <T> T send(Callable<T> exchange, Runnable cut) throws IOException {
    if (!Thread.currentThread().isVirtual()) {
      return here(exchange);
    }
    Future<T> sent = threads.submit(exchange);
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

  private static <T> T here(Callable<T> exchange) throws IOException {
    try {
      return exchange.call();
    } catch (Exception e) {
      throw failure(e);
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
