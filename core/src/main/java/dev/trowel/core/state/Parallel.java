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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does one thing for many values at once, each on its own virtual thread; a few hundred at a time.
public final class Parallel {

  /// More than any workspace answers at a time, and few enough that what each one holds ready does
  /// not add up.
  private static final int WIDTH = 256;

  /// More than one, as values may differ in what they cost.
  private static final int A_PROCESSOR = 4;

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
      Semaphore free = new Semaphore(WIDTH);
      for (T value : values) {
        free.acquire();
        started.add(threads.submit(() -> releasing(free, value, careful)));
      }
      return collect(started);
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the workspace");
    }
  }

  private static <T, R> R releasing(Semaphore free, T value, Function<T, R> work) {
    try {
      return work.apply(value);
    } finally {
      free.release();
    }
  }

  /// As [#map], for work that needs the processor more than it waits: as many at once as there are
  /// processors, with nothing else to pay for a value than its work.
  ///
  /// @throws StopException with the diagnostics of the failed calls
  public static <T, R> List<R> slices(List<T> values, Function<T, R> work) {
    int slices = Math.min(values.size(), A_PROCESSOR * Runtime.getRuntime().availableProcessors());
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < slices; i++) {
      parts.add(values.subList(at(i, slices, values), at(i + 1, slices, values)));
    }
    return map(parts, part -> part.stream().map(work).toList()).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static int at(int slice, int slices, List<?> values) {
    return (int) ((long) values.size() * slice / slices);
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
