package dev.trowel.core.emulator;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// Threads of the operating system that answer requests, as many as there are requests: virtual
/// ones would hold up the end of a process with a local workspace of its own
/// (docs/decisions/0062-senders-wait-for-the-workspace.md).
final class Workers implements Executor, AutoCloseable {

  private final ExecutorService threads;

  Workers() {
    this(Thread.ofPlatform().daemon().name("local-workspace-", 1).factory());
  }

  Workers(ThreadFactory factory) {
    threads = Executors.newCachedThreadPool(factory);
  }

  /// Begins `task` at once, on a virtual thread where the system has no more of its own to give: a
  /// container may allow a hundred.
  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (OutOfMemoryError noThread) {
      Thread.ofVirtual().start(task);
    }
  }

  /// Interrupts what is under way on them, and lets them go.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
