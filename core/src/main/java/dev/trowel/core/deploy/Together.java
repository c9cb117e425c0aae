package dev.trowel.core.deploy;

import dev.trowel.core.workspace.Interruption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Begins things that need not wait for each other; closing waits for all of them.
final class Together implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Begins `work` on a thread of its own.
  <T> Future<T> begin(Callable<T> work) {
    return threads.submit(work);
  }

  /// What came of it; what it threw is thrown again.
  static <T> T result(Future<T> begun) {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the workspace");
    }
  }

  /// Does all of `works` side by side; what one of them threw is thrown when all have ended, of
  /// several that of the first.
  static void all(Runnable... works) {
    try (Together together = new Together()) {
      List<Future<Boolean>> begun =
          Arrays.stream(works)
              .map(work ->
                  together.begin(() -> {
                    work.run();
                    return true;
                  }))
              .toList();
      begun.forEach(Together::result);
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
