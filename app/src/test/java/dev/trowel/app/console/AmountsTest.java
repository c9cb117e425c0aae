package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "72, 1 min 12 s", "3599, 59 min 59 s", "7500, 2 h 5 min"})
  void timesArePrecise(long seconds, String text) {
    assertThat(Amounts.time(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.2, 1 s",
    "7.4, 7 s",
    "11, 10 s",
    "13, 15 s",
    "54, 55 s",
    "59, 1 min",
    "100, 2 min",
    "3540, 59 min",
    "3590, 1 h",
    "9000, 3 h"
  })
  void guessesAreCoarse(double seconds, String text) {
    assertThat(Amounts.about(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 30/min", "1, 1.0/s", "3.44, 3.4/s", "12.4, 12/s"})
  void whatIsRareIsToldByTheMinute(double perSecond, String text) {
    assertThat(Amounts.rate(perSecond)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 10, 5 of 10 B",
    "500, 2000, 0.5 of 2.0 kB",
    "1240000, 33000000, 1.2 of 33.0 MB",
    "0, 2500000000, 0.0 of 2.5 GB"
  })
  void bothSizesHaveTheUnitOfTheWhole(long done, long total, String text) {
    assertThat(Amounts.share(done, total)).isEqualTo(text);
  }
}
