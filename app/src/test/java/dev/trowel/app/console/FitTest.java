package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitTest {

  @Test
  void cutsTheEndTheMiddleOrTheStart() {
    assertThat(Fit.end("abcdefgh", 5)).isEqualTo("abcd…");
    assertThat(Fit.middle("abcdefgh", 5)).isEqualTo("ab…gh");
    assertThat(Fit.tailOf("abcdefgh", 5)).isEqualTo("…efgh");
    assertThat(Fit.middle("abcde", 5)).isEqualTo("abcde");
  }

  @Test
  void wideLettersTakeTwoCells() {
    assertThat(Fit.end("列車の運賃", 5)).isEqualTo("列車…");
    assertThat(Fit.padded("列", 4)).isEqualTo("列  ");
  }

  @Test
  void keepsWhereTwoTextsDiffer() {
    Fit.Pair pair =
        Fit.pair(
            "a".repeat(50) + "old" + "b".repeat(50), "a".repeat(50) + "new" + "b".repeat(50), 30);

    assertThat(pair.before()).contains("aold" + "b").startsWith("…").endsWith("…");
    assertThat(pair.after()).contains("anewb");
    assertThat(Cells.of(pair.before())).isLessThanOrEqualTo(30);
  }

  @Test
  void cutsNoLetterInHalf() {
    Fit.Pair pair = Fit.pair("🚕".repeat(40) + "🚗", "🚕".repeat(40) + "🚌", 20);

    assertThat(pair.before()).endsWith("🚗").doesNotContain("\ufffd");
    assertThat(pair.after()).endsWith("🚌");
    assertThat(pair.after().chars().filter(c -> Character.isHighSurrogate((char) c)).count())
        .isEqualTo(pair.after().chars().filter(c -> Character.isLowSurrogate((char) c)).count());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 20, 33, 60})
  void neverTakesMoreThanTheWidth(int width) {
    String long1 = "x".repeat(70) + "列車".repeat(20) + "y".repeat(70);
    String long2 = "x".repeat(70) + "-" + "y".repeat(70);

    Fit.Pair pair = Fit.pair(long1, long2, width);

    assertThat(Cells.of(pair.before())).isLessThanOrEqualTo(width);
    assertThat(Cells.of(pair.after())).isLessThanOrEqualTo(width);
  }

  @Test
  void makesOneHarmlessLine() {
    assertThat(Fit.line("a\nb\t\u001b[31m\u202e")).isEqualTo("a\\nb\\t\\u001b[31m\\u202e");
  }
}
