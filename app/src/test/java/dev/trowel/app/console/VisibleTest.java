package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class VisibleTest {

  @Test
  void writesEscapeCodesAsJsonDoes() {
    assertThat(Visible.of("a\u001b]0;title\u0007\u009b2J\u202eb", true))
        .isEqualTo("a\\u001b]0;title\\u0007\\u009b2J\\u202eb");
  }

  /// Every control character but tab and line feed, and what turns the direction of writing, by the
  /// character's own properties.
  @Test
  void showsEveryCharacterThatControls() {
    for (int each = Character.MIN_VALUE; each <= Character.MAX_VALUE; each++) {
      String text = "a" + (char) each;
      boolean shown =
          (Character.getType(each) == Character.CONTROL && each != '\t' && each != '\n')
              || turns(Character.getDirectionality(each))
              || each == 0x200e
              || each == 0x200f;
      assertThat(Visible.of(text, false))
          .isEqualTo(shown ? "a\\u" + HexFormat.of().toHexDigits((char) each) : text);
    }
  }

  private static boolean turns(byte direction) {
    return switch (direction) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE ->
          true;
      default -> false;
    };
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
