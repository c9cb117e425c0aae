package dev.trowel.core.workspace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendersTest {

  private final Senders senders = new Senders();

  @AfterEach
  void close() {
    senders.close();
  }

  @Test
  void sendOnThreadsOfTheSystemForVirtualOnes() throws Exception {
    Thread used = virtually(() -> senders.send(Thread::currentThread, () -> {}));
    assertThat(used.isVirtual()).isFalse();
    assertThat(used.isDaemon()).isTrue();
  }

  @Test
  void areNotNeededByAThreadOfTheSystem() throws IOException {
    assertThat(senders.send(Thread::currentThread, () -> {})).isSameAs(Thread.currentThread());
  }

  @Test
  void leaveItToTheCallerWhereTheSystemHasNoMore() throws Exception {
    try (Senders none = new Senders(SendersTest::refused)) {
      for (int time = 1; time <= 2; time++) {
        assertThat(virtually(() -> none.send(Thread::currentThread, () -> {})).isVirtual())
            .isTrue();
      }
    }
  }

  private static Thread refused(Runnable task) {
    throw new OutOfMemoryError("unable to create native thread for " + task);
  }

  @Test
  void throwWhatTheExchangeThrew() {
    IOException broken = new IOException("broken");
    assertThatThrownBy(() -> virtually(() -> senders.send(failing(broken), () -> {})))
        .isSameAs(broken);
    assertThatThrownBy(() -> senders.send(failing(broken), () -> {})).isSameAs(broken);
    IllegalStateException bug = new IllegalStateException();
    assertThatThrownBy(() -> virtually(() -> senders.send(failing(bug), () -> {}))).isSameAs(bug);
    assertThatThrownBy(() -> senders.send(failing(bug), () -> {})).isSameAs(bug);
  }

  @Test
  void cutOffWhatNobodyWaitsForAnyMore() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cut = new CountDownLatch(1);
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Callable<Integer> exchange =
        () -> {
          begun.countDown();
          cut.await();
          return 1;
        };
    FutureTask<Integer> caller =
        new FutureTask<>(() -> {
          try {
            return senders.send(exchange, cut::countDown);
          } finally {
            stillInterrupted.set(Thread.currentThread().isInterrupted());
          }
        });
    Thread thread = Thread.ofVirtual().start(caller);
    begun.await();

    thread.interrupt();

    assertThatThrownBy(caller::get).hasCauseInstanceOf(InterruptedIOException.class);
    assertThat(stillInterrupted).isTrue();
    cut.await();
  }

  private static Callable<Integer> failing(Exception failure) {
    return () -> {
      throw failure;
    };
  }

  private static <T> T virtually(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }
}
