package dev.trowel.schema.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ColumnsTest {

  private static final String ROCKET = "\uD83D\uDE80";

  @Test
  void countsACharacterBeyondTheBasicPlaneTwice() {
    Columns columns = Columns.of("a" + ROCKET + "b" + ROCKET + "c\r\n" + ROCKET + "d\n");
    assertThat(columns.utf16(1, 1)).isEqualTo(1);
    assertThat(columns.utf16(1, 3)).isEqualTo(4);
    assertThat(columns.utf16(1, 5)).isEqualTo(7);
    assertThat(columns.utf16(2, 2)).isEqualTo(3);
  }

  @Test
  void mayBeAskedBackwards() {
    Columns columns = Columns.of(ROCKET + "a\n" + ROCKET + "b");
    assertThat(columns.utf16(2, 2)).isEqualTo(3);
    assertThat(columns.utf16(1, 2)).isEqualTo(3);
    assertThat(columns.utf16(1, 1)).isEqualTo(1);
  }

  @Test
  void changesNothingInOrdinaryText() {
    assertThat(Columns.of("caf\u00E9: x").utf16(1, 7)).isEqualTo(7);
  }
}
