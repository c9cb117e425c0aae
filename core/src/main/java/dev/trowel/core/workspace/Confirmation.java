package dev.trowel.core.workspace;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A question that is asked beside other things, and answered to all who need to know; safe to use
/// from many threads.
final class Confirmation implements Runnable {

  private final FutureTask<Boolean> asked;

  /// @param question throws what is to be thrown to all who depend on it
  Confirmation(Runnable question) {
    this.asked = new FutureTask<>(question, true);
    Thread.ofVirtual().start(asked);
  }

  /// Returns when all is well.
  ///
  /// @throws RuntimeException what the question threw
  @Override
  public void run() {
    try {
      asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw Interruption.stop("while waiting for the workspace");
    }
  }
}
