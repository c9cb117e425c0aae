package dev.trowel.schema.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RolloutTest {

  private final Rollout rollout = new Rollout("a", "b", List.of(10, 50, 100));

  @Test
  void goesOnStepByStepAndStaysAtTheLast() {
    assertThat(rollout.next(0)).isEqualTo(10);
    assertThat(rollout.next(10)).isEqualTo(50);
    assertThat(rollout.next(30)).isEqualTo(50);
    assertThat(rollout.next(100)).isEqualTo(100);
  }

  @Test
  void goesBackStepByStepToNothing() {
    assertThat(rollout.previous(100)).isEqualTo(50);
    assertThat(rollout.previous(30)).isEqualTo(10);
    assertThat(rollout.previous(10)).isZero();
    assertThat(rollout.previous(0)).isZero();
  }
}
