package dev.trowel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageTest {

  private static final Page PAGE =
      new Page(
          """
          before
          <!-- bench: a -->
          old
          <!-- /bench -->
          between
          <!-- bench: b -->
          <!-- /bench -->
          """);

  @Test
  void putsWhatWasMeasuredInItsPlace() {
    assertThat(PAGE.with("a", "new $1\n").with("b", "more\n").text())
        .isEqualTo(
            """
            before
            <!-- bench: a -->

            new $1

            <!-- /bench -->
            between
            <!-- bench: b -->

            more

            <!-- /bench -->
            """);
  }

  @Test
  void comesOutTheSameTheSecondTime() {
    Page once = PAGE.with("a", "new\n");
    assertThat(once.with("a", "new\n")).isEqualTo(once);
  }

  @Test
  void failsWithoutThePlace() {
    assertThatThrownBy(() -> PAGE.with("c", "")).hasMessageContaining("no place for c");
  }
}
