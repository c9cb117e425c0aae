package dev.trowel.core.workspace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.workspace.http.Exchange.Answered;
import dev.trowel.core.workspace.http.Exchange.Broken;
import dev.trowel.core.workspace.http.Exchange.NotReached;
import dev.trowel.core.workspace.http.Retries.Situation;
import dev.trowel.core.workspace.http.Retries.Tries;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Retries retries = new Retries(Duration.ofSeconds(10));

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "4,8", "5,10", "9,10", "99,10"})
  void waitsLongerEachTimeUpToTheLongest(int attempt, int seconds) {
    assertThat(next(read(attempt, 0), answer(503))).hasValue(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"1,250", "2,500", "3,1000", "6,8000", "7,10000", "99,10000"})
  void waitsLessForARequestThatWasOnlyTooEarly(int attempt, int millis) {
    assertThat(next(write(attempt, 0), answer(429))).hasValue(Duration.ofMillis(millis));
  }

  @Test
  void countsNoRefusalAsAFault() {
    Situation refusedOften =
        new Situation(true, new Tries(1, Duration.ZERO), new Tries(99, Duration.ZERO), NOW, true);
    assertThat(next(refusedOften, answer(500))).hasValue(Duration.ofSeconds(1));
  }

  @Test
  void countsTimeSinceTheFirstFaultOnly() {
    Situation waitedLong =
        new Situation(
            true, new Tries(1, Duration.ZERO), new Tries(3, Duration.ofMinutes(10)), NOW, true);
    assertThat(next(waitedLong, answer(502))).isPresent();
  }

  @Test
  void tellsHowLongItIsToBeLeftAlone() {
    assertThat(asked("7")).hasValue(Duration.ofSeconds(7));
    assertThat(asked("3600")).isEmpty();
    assertThat(asked("soon")).isEmpty();
  }

  private static Optional<Duration> asked(String header) {
    return Retries.asked(
        new Reply(429, "", Map.of("Retry-After", List.of(header)), new byte[0]), NOW);
  }

  @ParameterizedTest
  @CsvSource({"7,7", "0,0", "120,120", "soon,1", "-5,1", "99999999999,1"})
  void waitsAsAskedIfItIsATime(String header, int seconds) {
    assertThat(next(write(1, 0), answer(503, header))).hasValue(Duration.ofSeconds(seconds));
  }

  @Test
  void waitsNotAtAllForATimeThatIsPast() {
    assertThat(next(write(1, 0), answer(429, "Sun, 01 Mar 2026 11:00:00 GMT")))
        .hasValue(Duration.ZERO);
  }

  @Test
  void doesNotWaitBeyondAQuarterOfAnHour() {
    assertThat(next(write(5, 899), answer(429, "1"))).isPresent();
    assertThat(next(write(5, 900), answer(429, "1"))).isEmpty();
    assertThat(next(write(1, 0), answer(429, "3600"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 504})
  void repeatsOnlyReadsThatFailedInside(int status) {
    assertThat(next(read(1, 0), answer(status))).isPresent();
    assertThat(next(read(6, 0), answer(status))).isEmpty();
    assertThat(next(read(2, 180), answer(status))).isEmpty();
    assertThat(next(write(1, 0), answer(status))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 302, 400, 401, 403, 404, 409, 501})
  void repeatsNothingThatIsFinal(int status) {
    assertThat(next(read(1, 0), answer(status))).isEmpty();
  }

  @Test
  void repeatsOnlyReadsOnBrokenConnections() {
    assertThat(next(read(1, 0), new Broken(new SocketException("reset")))).isPresent();
    assertThat(next(write(1, 0), new Broken(new SocketException("reset")))).isEmpty();
  }

  @Test
  void startsToConnectForFiveSecondsOnly() {
    NotReached refused = new NotReached(new ConnectException());
    assertThat(next(write(1, 0), refused)).isPresent();
    assertThat(next(write(2, 3), refused)).isPresent();
    assertThat(next(write(2, 4), refused)).isEmpty();
  }

  @Test
  void isPatientWithAHostThatWasHeard() {
    NotReached refused = new NotReached(new ConnectException());
    Tries tries = new Tries(4, Duration.ofSeconds(100));
    assertThat(retries.next(new Situation(false, tries, tries, NOW, true), refused)).isPresent();
  }

  @Test
  void doesNotRepeatARefusalOfTls() {
    assertThat(next(read(1, 0), new NotReached(new SSLHandshakeException("who?")))).isEmpty();
  }

  @Test
  void tellsWhetherARequestCanHaveBeenTaken() {
    List<IOException> before =
        List.of(
            new ConnectException(),
            new ConnectTimeoutException(),
            new UnknownHostException("x"),
            new SSLHandshakeException("x"));
    List<IOException> after =
        List.of(
            new SocketTimeoutException(),
            new SocketException("reset"),
            new NoHttpResponseException("x"));
    assertThat(before)
        .allSatisfy(it -> assertThat(Exchange.failed(it)).isInstanceOf(NotReached.class));
    assertThat(after).allSatisfy(it -> assertThat(Exchange.failed(it)).isInstanceOf(Broken.class));
  }

  private Optional<Duration> next(Situation situation, Exchange exchange) {
    return retries.next(situation, exchange);
  }

  private static Situation read(int attempt, int elapsed) {
    return situation(true, new Tries(attempt, Duration.ofSeconds(elapsed)));
  }

  private static Situation write(int attempt, int elapsed) {
    return situation(false, new Tries(attempt, Duration.ofSeconds(elapsed)));
  }

  private static Situation situation(boolean repeatable, Tries tries) {
    return new Situation(repeatable, tries, tries, NOW, false);
  }

  private static Exchange answer(int status) {
    return new Answered(new Reply(status, "", Map.of(), new byte[0]));
  }

  private static Exchange answer(int status, String retryAfter) {
    return new Answered(
        new Reply(status, "", Map.of("retry-after", List.of(retryAfter)), new byte[0]));
  }
}
