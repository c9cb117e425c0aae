package dev.trowel.core.workspace.http;

import static dev.trowel.core.workspace.http.RefusingServer.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole rushes of requests against workspaces that bear so many a second: docs/decisions/0041 has
/// the table.
class RefusedRushTest {

  private static final Duration LATENCY = Duration.ofMillis(50);

  /// The pace is found in the first seconds; what comes later is measured over half a minute.
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final int REQUESTS = 3_000;

  @ParameterizedTest
  @CsvSource({"10,1", "10,-1", "30,1", "30,-1", "100,1", "100,-1", "500,1", "500,-1"})
  void keepsToWhatServersBearThatCountBySeconds(int rate, int retryAfter) {
    for (double phase : new double[] {0, 0.3, 0.5}) {
      keepsTo(rate, RefusingServer.windows(rate, (long) (phase * SECOND)), retryAfter, 0.85);
    }
  }

  @ParameterizedTest
  @CsvSource({"10,1", "10,-1", "30,1", "30,-1", "100,1", "100,-1", "500,1", "500,-1"})
  void keepsToWhatServersBearThatCountByTokens(int rate, int retryAfter) {
    keepsTo(rate, RefusingServer.bucket(rate, rate), retryAfter, 0.85);
  }

  /// Where a second of the server's begins between the first requests, their number misleads.
  @ParameterizedTest
  @CsvSource({"10,1", "10,-1", "30,1", "30,-1", "100,1", "100,-1", "500,1", "500,-1"})
  void findsThePaceHoweverTheSecondsLie(int rate, int retryAfter) {
    for (double phase = 0.05; phase < 1; phase += 0.1) {
      RefusingServer server = RefusingServer.windows(rate, (long) (phase * SECOND));
      Rush rush = rush(server, Duration.ofMillis(20), retryAfter);
      rush.run(Math.max(REQUESTS, 30 * rate));
      assertThat(rush.rateOfFirst(REQUESTS)).as("%.2f: %s", phase, rush).isGreaterThan(0.7 * rate);
      assertThat(rush.failed()).as("%.2f: %s", phase, rush).isZero();
    }
  }

  @Test
  void keepsToWhatServersBearThatCountWhatIsUnderWay() {
    RefusingServer server = RefusingServer.narrow(20, LATENCY.toNanos());
    Rush rush = rush(server, Duration.ZERO, -1).run(10_000);
    assertThat(rush.rateAfter(WARM_UP)).as(rush.toString()).isGreaterThan(0.8 * 400);
    assertThat(rush.failed()).isZero();
  }

  @Test
  void reachesItsFullWidthSoonWhereNothingIsRefused() {
    Rush rush = rush(RefusingServer.none(), Duration.ZERO, -1).run(1_000);
    assertThat(rush.answersUntilFullWidth()).isBetween(1, 300);
  }

  @Test
  void reachesItSoonWhenSomeAnswersTakeThreeTimesAsLong() {
    Rush rush = rush(RefusingServer.none(), Duration.ofMillis(100), -1).run(1_000);
    assertThat(rush.answersUntilFullWidth()).isBetween(1, 300);
  }

  private static void keepsTo(int rate, RefusingServer server, int retryAfter, double least) {
    Rush rush = rush(server, Duration.ZERO, retryAfter).run(Math.max(REQUESTS, 30 * rate));
    assertThat(rush.rateOfFirst(REQUESTS)).as(rush.toString()).isGreaterThan(least * rate);
    assertThat(rush.rateAfter(WARM_UP)).as(rush.toString()).isGreaterThan(0.9 * rate);
    assertThat(rush.mostRefusals()).as(rush.toString()).isLessThan(6);
    assertThat(rush.failed()).as(rush.toString()).isZero();
  }

  private static Rush rush(RefusingServer server, Duration jitter, int retryAfter) {
    return new Rush(server, LATENCY, jitter, retryAfter);
  }
}
