package dev.trowel.schema.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PathTest {

  private static final Path TASK = Path.of("resources", "jobs", "a", "tasks").index(2);

  @Test
  void isTheSameHoweverItWasMade() {
    Path again = Path.of("resources", "jobs").then(Path.of("a", "tasks").index(2));

    assertThat(again).isEqualTo(TASK).hasSameHashCodeAs(TASK).hasToString(TASK.toString());
    assertThat(Path.of(TASK.steps())).isEqualTo(TASK);
    assertThat(TASK.index(0)).isNotEqualTo(TASK.index(1)).isNotEqualTo(TASK);
  }

  @Test
  void isCutAtBothEnds() {
    assertThat(TASK.to(3)).isEqualTo(Path.of("resources", "jobs", "a"));
    assertThat(TASK.from(3)).isEqualTo(Path.of("tasks").index(2));
    assertThat(TASK.parent()).isEqualTo(Path.of("resources", "jobs", "a", "tasks"));
    assertThat(TASK.to(0)).isEqualTo(Path.ROOT);
    assertThat(TASK.steps()).hasSize(TASK.length());
  }

  @Test
  void hasNothingAboveItsRoot() {
    assertThatThrownBy(Path.ROOT::parent).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> TASK.to(6)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> TASK.from(6)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void liesBelowEachOfItsBeginningsAndNothingElse() {
    for (int length = 0; length <= TASK.length(); length++) {
      assertThat(TASK.startsWith(TASK.to(length))).isTrue();
    }
    assertThat(List.of(Path.of("jobs"), TASK.index(0), TASK.parent().index(1)))
        .noneMatch(TASK::startsWith);
  }
}
