package dev.trowel.core.workspace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.core.workspace.http.AdaptiveLimit.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

  private static final Duration USUAL = Duration.ofMillis(50);

  private final TestTime time = new TestTime();
  private final AdaptiveLimit limit = new AdaptiveLimit(time, 64);

  @Test
  void startsAtSixteen() {
    assertThat(limit.limit()).isEqualTo(16);
  }

  @Test
  void neverStartsAboveTheMost() {
    assertThat(new AdaptiveLimit(time, 4).limit()).isEqualTo(4);
  }

  @Test
  void doublesWithEachRoundThatKeepsPace() throws InterruptedException {
    answer(16, USUAL);
    assertThat(limit.limit()).isEqualTo(32);
    answer(32, USUAL);
    assertThat(limit.limit()).isEqualTo(64);
  }

  @Test
  void growsByOneForEachRoundOnceItWasThrottled() throws InterruptedException {
    throttle();
    answer(8, USUAL);
    assertThat(limit.limit()).isEqualTo(9);
    answer(9, USUAL);
    assertThat(limit.limit()).isEqualTo(10);
  }

  @Test
  void growsNoFurtherThanTheMost() throws InterruptedException {
    answer(10_000, USUAL);
    assertThat(limit.limit()).isEqualTo(64);
  }

  @Test
  void staysWhileAnswersTakeLonger() throws InterruptedException {
    answer(8, USUAL);
    answer(20, USUAL.multipliedBy(10));
    int then = limit.limit();
    answer(20, USUAL.multipliedBy(10));
    assertThat(limit.limit()).isEqualTo(then).isLessThan(32);
  }

  @Test
  void halvesWhenThrottled() throws InterruptedException {
    throttle();
    assertThat(limit.limit()).isEqualTo(8);
    time.advance(USUAL);
    throttle();
    assertThat(limit.limit()).isEqualTo(4);
  }

  @Test
  void halvesOnceForRequestsThatWereUnderWayTogether() throws InterruptedException {
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      permits.add(limit.acquire(Lane.STEP, false));
    }
    time.advance(USUAL);
    permits.forEach(permit -> permit.throttled(Optional.empty()));
    assertThat(limit.limit()).isEqualTo(8);
  }

  @Test
  void neverFallsBelowOne() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      time.advance(USUAL);
      throttle();
    }
    assertThat(limit.limit()).isOne();
    time.advance(USUAL);
    answer(1, USUAL);
    assertThat(limit.limit()).isEqualTo(2);
  }

  @Test
  void learnsNothingFromFailures() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      limit.acquire(Lane.STEP, false).failed();
    }
    assertThat(limit.limit()).isEqualTo(16);
  }

  @Test
  void servesInTheOrderOfArrival() throws InterruptedException {
    AdaptiveLimit one = new AdaptiveLimit(time, 1);
    Permit first = one.acquire(Lane.STEP, false);
    List<Integer> order = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int number = i;
      Thread thread = Thread.ofVirtual().start(() -> number(one, number, false, order));
      threads.add(thread);
      awaitParked(thread);
    }
    first.failed();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void letsAnInterruptedOneGoWithoutLosingItsPlace() throws InterruptedException {
    AdaptiveLimit one = new AdaptiveLimit(time, 1);
    Permit first = one.acquire(Lane.STEP, false);
    Thread waiting =
        Thread.ofVirtual()
            .start(() ->
                assertThatThrownBy(() -> one.acquire(Lane.STEP, false))
                    .isInstanceOf(InterruptedException.class));
    awaitParked(waiting);
    waiting.interrupt();
    waiting.join();
    first.failed();
    assertThat(one.acquire(Lane.STEP, false)).isNotNull();
  }

  @Test
  void letsASignOfLifeGoAtOnce() throws InterruptedException {
    AdaptiveLimit one = new AdaptiveLimit(time, 1);
    one.acquire(Lane.STEP, false);
    one.acquire(Lane.BEAT, false).throttled(Optional.of(Duration.ofMinutes(1)));
    Permit beat = one.acquire(Lane.BEAT, false);
    beat.answered();
    assertThat(time.slept()).isEmpty();
  }

  @Test
  void letsEverybodyWaitAsLongAsOneWasAskedTo() throws InterruptedException {
    limit.acquire(Lane.STEP, false).throttled(Optional.of(Duration.ofSeconds(7)));
    limit.acquire(Lane.BULK, false).answered();
    assertThat(time.slept()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void sendsAgainBeforeWhatIsNew() throws InterruptedException {
    AdaptiveLimit one = new AdaptiveLimit(time, 1);
    Permit first = one.acquire(Lane.STEP, false);
    List<Integer> order = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      Thread thread = Thread.ofVirtual().start(() -> number(one, number, number == 2, order));
      threads.add(thread);
      awaitParked(thread);
    }
    first.failed();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(order).containsExactly(2, 0, 1);
  }

  @Property(tries = 20)
  void neverLetsMoreThroughThanTheLimit(@ForAll @IntRange(min = 1, max = 8) int most)
      throws InterruptedException {
    AdaptiveLimit narrow = new AdaptiveLimit(time, most);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger peak = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      Thread.ofVirtual().start(() -> pass(narrow, underWay, peak, done));
    }
    done.await();
    assertThat(peak.get()).isBetween(1, most);
  }

  private static void pass(
      AdaptiveLimit limit, AtomicInteger underWay, AtomicInteger peak, CountDownLatch done) {
    try {
      Permit permit = limit.acquire(Lane.STEP, false);
      peak.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      underWay.decrementAndGet();
      permit.answered();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      done.countDown();
    }
  }

  private static void number(AdaptiveLimit limit, int number, boolean again, List<Integer> order) {
    try {
      Permit permit = limit.acquire(Lane.STEP, again);
      order.add(number);
      permit.failed();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private void answer(int times, Duration latency) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      Permit permit = limit.acquire(Lane.STEP, false);
      time.advance(latency);
      permit.answered();
    }
  }

  private void throttle() throws InterruptedException {
    limit.acquire(Lane.STEP, false).throttled(Optional.empty());
  }
}
