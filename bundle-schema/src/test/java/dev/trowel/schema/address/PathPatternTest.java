package dev.trowel.schema.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class PathPatternTest {

  @Test
  void isSplitIntoParentAndLastName() {
    PathPattern pattern = PathPattern.of("tasks.*.new_cluster");

    assertThat(pattern.parent()).isEqualTo(PathPattern.of("tasks.*"));
    assertThat(pattern.last()).isEqualTo("new_cluster");
    assertThat(PathPattern.of("name").parent()).isEqualTo(PathPattern.of(""));
  }

  @Test
  void hasNeitherAtTheRoot() {
    assertThatThrownBy(PathPattern.of("")::parent).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(PathPattern.of("")::last).isInstanceOf(NoSuchElementException.class);
  }
}
