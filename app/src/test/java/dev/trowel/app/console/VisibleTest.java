package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

  @Test
  void writesEscapeCodesAsJsonDoes() {
    assertThat(Visible.of("a\u001b]0;title\u0007\u009b2J\u202eb", true))
        .isEqualTo("a\\u001b]0;title\\u0007\\u009b2J\\u202eb");
  }

  @Test
  void keepsLinesTabsAndLetters() {
    assertThat(Visible.of("a\tb\nÅ世\n", false)).isEqualTo("a\tb\nÅ世\n");
  }

  @Test
  void keepsOurColoursOnlyWhereThereAreAny() {
    String red = Paint.RED.on(true, "no");

    assertThat(Visible.of(red, true)).isEqualTo(red);
    assertThat(Visible.of(red, false)).isEqualTo("\\u001b[31mno\\u001b[0m");
  }

  @Test
  void showsCodesThatLookLikeColours() {
    assertThat(Visible.of("\u001b[8mhidden\u001b[31;8m", true))
        .isEqualTo("\\u001b[8mhidden\\u001b[31;8m");
  }
}
