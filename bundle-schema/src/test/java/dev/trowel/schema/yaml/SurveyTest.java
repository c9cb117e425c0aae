package dev.trowel.schema.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SurveyTest {

  @Test
  void findsOrdinaryTextPlain() {
    Survey survey = of("name: a\r\njobs:\t[~]\n");

    assertThat(survey.isPlain()).isTrue();
    assertThat(survey.mayHaveSurrogates()).isFalse();
    assertThat(survey.hasQuestionMarks()).isFalse();
    assertThat(survey.hasNumberSigns()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u001F", "\u007F", "caf\u00E9", "\uFEFFa", "\uD83D\uDE80"})
  void findsOtherTextNotPlain(String text) {
    assertThat(of("a: " + text).isPlain()).isFalse();
  }

  @Test
  void seesWhatMakesWork() {
    assertThat(of("a: \uD83D\uDE80").mayHaveSurrogates()).isTrue();
    assertThat(of("a: caf\u00E9 \u2603").mayHaveSurrogates()).isFalse();
    assertThat(of("a: b?").hasQuestionMarks()).isTrue();
    assertThat(of("a: b # c").hasNumberSigns()).isTrue();
  }

  @Test
  void measuresTheLongestLine() {
    assertThat(of("").longest()).isZero();
    assertThat(of("a\nbcd\nef").longest()).isEqualTo(3);
    assertThat(of("a\nbcdef").longest()).isEqualTo(5);
  }

  @Property
  void measuresNoLineShort(@ForAll String text) {
    int longest = text.lines().mapToInt(String::length).max().orElse(0);

    assertThat(of(text).longest()).isGreaterThanOrEqualTo(longest);
  }

  @Property
  void findsEverySurrogate(@ForAll String text) {
    String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    assertThat(of(valid).mayHaveSurrogates())
        .isEqualTo(valid.codePoints().anyMatch(Character::isSupplementaryCodePoint));
  }

  private static Survey of(String text) {
    return Survey.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
