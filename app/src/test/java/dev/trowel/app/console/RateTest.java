package dev.trowel.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {

  private final Rate rate = new Rate(0);

  @Test
  void nothingIsGuessedFromLittle() {
    rate.note(Amounts.nanos(1), 100);
    assertThat(rate.perSecond(Amounts.nanos(1), 100)).isEmpty();
    rate.note(Amounts.nanos(60), 4);
    assertThat(rate.perSecond(Amounts.nanos(60), 4)).isEmpty();
  }

  @Test
  void theLastTenSecondsCount() {
    for (int second = 1; second <= 60; second++) {
      rate.note(Amounts.nanos(second), second);
    }
    for (int second = 61; second <= 75; second++) {
      rate.note(Amounts.nanos(second), 60 + (second - 60) * 10L);
    }
    assertThat(rate.perSecond(Amounts.nanos(75), 210)).hasValueCloseTo(10.0, within(0.1));
  }

  @Test
  void whatGrowsSlowlyIsWatchedForLonger() {
    for (int minute = 1; minute <= 20; minute++) {
      rate.note(Amounts.nanos(60L * minute), minute);
    }
    assertThat(rate.perSecond(Amounts.nanos(1200), 20)).hasValueCloseTo(1 / 60.0, within(0.001));
  }

  @Test
  void noProgressMakesTheRateFall() {
    for (int second = 1; second <= 10; second++) {
      rate.note(Amounts.nanos(second), second * 10L);
    }
    assertThat(rate.perSecond(Amounts.nanos(100), 100)).hasValueCloseTo(1.0, within(0.1));
  }
}
