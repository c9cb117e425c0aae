package dev.trowel.core.state;

import dev.trowel.core.workspace.Interruption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Something that goes on beside what its maker does; whoever needs the result waits for it.
///
/// @param <T> the result
public final class Begun<T> {

  private final FutureTask<T> task;

  private Begun(Supplier<T> work) {
    this.task = new FutureTask<>(work::get);
  }

  /// Begins `work` on a virtual thread.
  public static <T> Begun<T> of(Supplier<T> work) {
    Begun<T> begun = new Begun<>(work);
    Thread.ofVirtual().start(begun.task);
    return begun;
  }

  /// Waits for its end, whatever comes of it.
  public void await() {
    try {
      get();
    } catch (RuntimeException untold) {
      return;
    }
  }

  /// What came of it; what it threw is thrown again, each time.
  public T get() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error bug -> throw bug;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the workspace");
    }
  }
}
