package dev.trowel.schema.cron;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuartzCronTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 9 * * ?",
        "0 0/15 * ? * MON-FRI",
        "0 0 0 L * ?",
        "0 30 6 1,15 * ? 2026-2030",
        "0 0 12 ? * 2#1",
        "0 0 12 ? JAN,JUL SUN",
        "5/10 * * LW * ?",
        "0 0 0 15W * ?",
        " 0 0 9 * * ? "
      })
  void readsWhatQuartzReads(String expression) {
    assertThat(QuartzCron.problem(expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 9 * * *          | it has 5 parts, not 6 or 7
          every day          | it has 2 parts, not 6 or 7
          0 0 25 * * ?       | hours cannot be 25
          0 60 * * * ?       | minutes cannot be 60
          0 0 9 * 13 ?       | the month cannot be 13
          0 0 9 ? * FUNDAY   | the day of the week cannot be FUNDAY
          0 0/0 9 * * ?      | minutes cannot be 0/0
          0 0 9 * * ? 1900   | the year cannot be 1900
          0 0 9-8-7 * * ?    | hours cannot be 9-8-7
          ? 0 9 * * ?        | seconds cannot be ?
          0 0 9, * * ?       | hours cannot be 9,
          0 0 9 ? * ?        | exactly one of the day of the month and the day of the week must be ?
          0 0 9 * * *        | exactly one of the day of the month and the day of the week must be ?
          """)
  void saysWhatQuartzCannotRead(String expression, String problem) {
    assertThat(QuartzCron.problem(expression)).contains(problem);
  }

  @Test
  void mendsWhatWasMeantForCron() {
    assertThat(QuartzCron.mended("30 9 * * *")).contains("0 30 9 * * ?");
    assertThat(QuartzCron.mended("0 6 1 * *")).contains("0 0 6 1 * ?");
    assertThat(QuartzCron.mended("0 6 * * 0,6")).contains("0 0 6 ? * SUN,SAT");
    assertThat(QuartzCron.mended("0 6 * * 7")).contains("0 0 6 ? * SUN");
    assertThat(QuartzCron.mended("*/15 * * * MON")).contains("0 */15 * ? * MON");
    assertThat(QuartzCron.mended("0 0 6 * * *")).contains("0 0 6 * * ?");
    assertThat(QuartzCron.mended("0 0 6 * * MON")).contains("0 0 6 ? * MON");
  }

  @Test
  void mendsNothingThatCouldMeanTwoThings() {
    assertThat(QuartzCron.mended("0 6 1 * 1")).isEmpty();
    assertThat(QuartzCron.mended("0 6 * * */2")).isEmpty();
    assertThat(QuartzCron.mended("0 6 * * 1#2")).isEmpty();
    assertThat(QuartzCron.mended("at noon")).isEmpty();
    assertThat(QuartzCron.mended("0 99 6 * * ?")).isEmpty();
  }
}
