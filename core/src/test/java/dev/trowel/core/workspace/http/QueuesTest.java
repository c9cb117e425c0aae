package dev.trowel.core.workspace.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueuesTest {

  private final Queues queues = new Queues();

  @Test
  void takesStepsAndBulkByTurns() {
    wait(Lane.BULK, 5);
    wait(Lane.STEP, 3);
    assertThat(take(8, 100))
        .containsExactly(
            Lane.STEP, Lane.BULK, Lane.STEP, Lane.BULK, Lane.STEP, Lane.BULK, Lane.BULK, Lane.BULK);
  }

  @Test
  void givesTheWholeWidthToWhoeverWaitsAlone() {
    wait(Lane.BULK, 8);
    assertThat(take(8, 8)).hasSize(8).containsOnly(Lane.BULK);
  }

  @Test
  void letsSlowUploadsHaveHalfOfTheWidthWhileStepsWait() {
    wait(Lane.BULK, 5_000);
    take(16, 16);
    List<Lane> next = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Waiter step = new Waiter(Lane.STEP, () -> {});
      queues.add(step);
      queues.ended(new Waiter(i < 8 ? Lane.BULK : Lane.STEP, () -> {}));
      next.add(queues.take(16).lane());
    }
    assertThat(next).containsOnly(Lane.STEP);
  }

  @Test
  void letsStepsHaveHalfOfTheWidthWhileUploadsWait() {
    wait(Lane.STEP, 10_000);
    take(16, 16);
    wait(Lane.BULK, 1);
    queues.ended(new Waiter(Lane.STEP, () -> {}));
    assertThat(queues.take(16).lane()).isEqualTo(Lane.BULK);
  }

  private void wait(Lane lane, int times) {
    for (int i = 0; i < times; i++) {
      queues.add(new Waiter(lane, () -> {}));
    }
  }

  private List<Lane> take(int times, int limit) {
    List<Lane> taken = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      taken.add(queues.take(limit).lane());
    }
    return taken;
  }
}
