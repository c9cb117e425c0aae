package dev.trowel.core.state;

import dev.trowel.core.workspace.Interruption;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does one thing for many values at once, each on its own virtual thread.
public final class Parallel {

  private Parallel() {}

  /// The results of `work`, in the order of `values`. After a failure nothing new begins, what has
  /// begun ends, and then all that went wrong is thrown as one.
  ///
  /// @throws StopException with the diagnostics of every failed call
  public static <T, R> List<R> map(List<T> values, Function<T, R> work) {
    AtomicBoolean failed = new AtomicBoolean();
    Function<T, R> careful = value -> unlessFailed(failed, value, work);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<R>> started = new ArrayList<>();
      values.forEach(value -> started.add(threads.submit(() -> careful.apply(value))));
      return collect(started);
    }
  }

  private static <T, R> R unlessFailed(AtomicBoolean failed, T value, Function<T, R> work) {
    if (failed.get()) {
      throw new CancellationException("another one failed");
    }
    boolean done = false;
    try {
      R result = work.apply(value);
      done = true;
      return result;
    } finally {
      if (!done) {
        failed.set(true);
      }
    }
  }

  private static <R> List<R> collect(List<Future<R>> started) {
    List<R> results = new ArrayList<>();
    Diagnostics problems = new Diagnostics();
    for (Future<R> future : started) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        problems.addAll(problemsOf(e.getCause()));
      } catch (InterruptedException e) {
        throw Interruption.stop("while waiting for the workspace");
      }
    }
    problems.stopOnErrors();
    return results;
  }

  private static List<Diagnostic> problemsOf(@Nullable Throwable cause) {
    return switch (cause) {
      case StopException stop -> stop.diagnostics();
      case CancellationException skipped -> List.of();
      case RuntimeException bug -> throw bug;
      case Error bug -> throw bug;
      case null, default -> throw new IllegalStateException(cause);
    };
  }
}
