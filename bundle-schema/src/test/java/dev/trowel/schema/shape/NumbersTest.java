package dev.trowel.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value.Num;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {

  @ParameterizedTest
  @CsvSource({"7,7", "-3,-3", "2.0,2", "1e3,1000", "9223372036854775807,9223372036854775807"})
  void findsTheWholeNumber(String written, String whole) {
    assertThat(Numbers.whole(number(written))).contains(whole);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e999", "-1e999", "9223372036854775808", "1e30"})
  void knowsNoWholeNumberThatTheApiCouldNotHold(String written) {
    assertThat(Numbers.whole(number(written))).isEmpty();
  }

  @Test
  void readsNoEndlessDigits() {
    assertThat(Numbers.readsAsInteger("1".repeat(1_000_000))).isFalse();
  }

  private static Num number(String text) {
    return new Num(Span.at("databricks.yml", 1, 1), text);
  }
}
