package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void areOfTheSystemAndKeepNoProgramAlive() throws Exception {
    try (Workers threads = new Workers()) {
      Thread used = user(threads);

      assertThat(used.isVirtual()).isFalse();
      assertThat(used.isDaemon()).isTrue();
      assertThat(used.getName()).isEqualTo("local-workspace-1");
    }
  }

  @Test
  void areVirtualWhereTheSystemHasNoMore() throws Exception {
    try (Workers threads = new Workers(WorkersTest::refused)) {
      assertThat(user(threads).isVirtual()).isTrue();
      assertThat(user(threads).isVirtual()).isTrue();
    }
  }

  @Test
  void areInterruptedAtTheEnd() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<Boolean> waiting =
        new FutureTask<>(() -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
            return false;
          } catch (InterruptedException asked) {
            return true;
          }
        });
    try (Workers threads = new Workers()) {
      threads.execute(waiting);
      begun.await();
    }
    assertThat(waiting.get()).isTrue();
  }

  private static Thread user(Workers threads) throws ExecutionException, InterruptedException {
    FutureTask<Thread> task = new FutureTask<>(Thread::currentThread);
    threads.execute(task);
    return task.get();
  }

  private static Thread refused(Runnable task) {
    throw new OutOfMemoryError("unable to create native thread for " + task);
  }
}
