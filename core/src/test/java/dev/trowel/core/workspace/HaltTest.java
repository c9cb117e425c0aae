package dev.trowel.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HaltTest {

  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Halt halt = new Halt(later::add);

  @Test
  void letsAllPassUntilItIsAsked() {
    halt.pass();

    halt.ask();

    assertThatThrownBy(halt::pass)
        .isInstanceOf(StopException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void nobodyWaitsWhereThereIsNoWork() {
    assertThat(halt.ask()).isFalse();
    assertThat(later).isEmpty();
  }

  @Test
  void whoAsksDuringWorkIsToWaitForItsEnd() {
    boolean waits = halt.during(halt::ask);

    assertThat(waits).isTrue();
    assertThat(later).hasSize(1);
    assertThat(halt.ask()).as("the work is over").isFalse();
  }

  @Test
  void workThatHasNotBegunDoesNotBeginAnyMore() {
    halt.ask();

    assertThatThrownBy(() -> halt.during(() -> "done")).isInstanceOf(StopException.class);
  }

  @Test
  void whatIsUnderWayMayEndInTime() {
    String answer =
        halt.during(() ->
            halt.await(() -> {
              halt.ask();
              return "answer";
            }));

    assertThat(answer).isEqualTo("answer");
  }

  @Test
  void whatIsNotAnsweredInTimeIsLeftAndMayNotGoOn() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);

    assertThatThrownBy(() -> halt.during(() -> halt.await(() -> unanswered(interrupted))))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.diagnostics().getFirst().code()).isEqualTo(Halt.UNANSWERED));

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void pausesEndWhenItIsAsked() {
    CountDownLatch interrupted = new CountDownLatch(1);

    assertThatThrownBy(() -> halt.idle(() -> block(interrupted, halt::ask)))
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.diagnostics().getFirst().code()).isEqualTo(Halt.INTERRUPTED));
  }

  @Test
  void whatFailsFailsAsItWould() {
    assertThatThrownBy(() ->
            halt.await(() -> {
              throw new IllegalArgumentException("no");
            }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String unanswered(CountDownLatch interrupted) {
    halt.ask();
    block(interrupted, () -> later.remove().run());
    return "too late";
  }

  private static void block(CountDownLatch interrupted, Runnable first) {
    first.run();
    try {
      new CompletableFuture<String>().get();
    } catch (InterruptedException e) {
      interrupted.countDown();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
