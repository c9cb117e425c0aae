package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 9 * * ?",
        "0 0 18 * * ?",
        "0 0/15 * ? * MON-FRI",
        "0 0 0 L * ?",
        "0 30 6 1,15 * ? 2026-2030",
        "0 0 12 ? * 2#1",
        "0 0 12 ? JAN,JUL SUN",
        "5/10 * * LW * ?",
        "0 0 0 15W * ?"
      })
  void takesWhatQuartzTakes(String expression) {
    assertThat(status(expression)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 9 * * *",
        "0 0 25 * * ?",
        "0 60 * * * ?",
        "0 0 9 * * *",
        "0 0 9 ? * ?",
        "0 0 9 * 13 ?",
        "0 0 9 ? * FUNDAY",
        "0 0/0 9 * * ?",
        "0 0 9 * * ? 1900",
        "every day",
        "0 0 9-8-7 * * ?"
      })
  void refusesWhatQuartzRefuses(String expression) {
    assertThat(status(expression)).isEqualTo(400);
  }

  private static int status(String expression) {
    try (LocalApi api = LocalApi.start()) {
      return api.post(
              "/api/2.2/jobs/create",
              "{'schedule': {'timezone_id': 'UTC', 'quartz_cron_expression': '"
                  + expression
                  + "'}}")
          .status();
    }
  }
}
