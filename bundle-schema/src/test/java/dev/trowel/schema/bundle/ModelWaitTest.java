package dev.trowel.schema.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelWaitTest {

  @Test
  void readsSecondsMinutesHoursAndDays() {
    assertThat(ModelWait.timeOf("90s")).contains(Duration.ofSeconds(90));
    assertThat(ModelWait.timeOf("30m")).contains(Duration.ofMinutes(30));
    assertThat(ModelWait.timeOf("2h")).contains(Duration.ofHours(2));
    assertThat(ModelWait.timeOf("7d")).contains(Duration.ofDays(7));
  }

  @Test
  void whatIsNoTimeIsNone() {
    for (String text : List.of("", "0m", "30", "m", "1h30m", "-1s", "123456s", "1 h")) {
      assertThat(ModelWait.timeOf(text)).as(text).isEmpty();
    }
  }
}
