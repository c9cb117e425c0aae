package dev.trowel.core.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotaTest {

  private static final Request READ = request("/api/2.2/jobs/get?job_id=1");

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void refusesWhatIsOneTooManyInASecond() {
    Quota quota = new Quota(2, 0, () -> now);
    assertThat(quota.apply(READ)).isEmpty();
    assertThat(quota.apply(READ)).isEmpty();
    assertThat(refusal(quota))
        .hasValueSatisfying(answer -> {
          assertThat(answer.reply().status()).isEqualTo(429);
          assertThat(answer.reply().headers()).isEmpty();
        });
    now = now.plusMillis(999);
    assertThat(quota.apply(READ)).isPresent();
    now = now.plusMillis(1);
    assertThat(quota.apply(READ)).isEmpty();
  }

  @Test
  void saysHowLongToWaitWhenAskedTo() {
    Quota quota = new Quota(1, 3, () -> now);
    quota.apply(READ);
    assertThat(refusal(quota).orElseThrow().reply().headers())
        .isEqualTo(Map.of("Retry-After", "3"));
  }

  @Test
  void countsNothingThatIsNotOfAWorkspace() {
    Quota quota = new Quota(1, 0, () -> now);
    for (int i = 0; i < 5; i++) {
      assertThat(quota.apply(request("/.well-known/trowel-local"))).isEmpty();
    }
    assertThat(quota.apply(READ)).isEmpty();
  }

  @Test
  void refusesNothingWithoutARate() {
    Quota quota = new Quota(0, 0, () -> now);
    assertThat(quota.apply(READ)).isEmpty();
    assertThat(quota.apply(READ)).isEmpty();
  }

  private static Optional<Fault.Answer> refusal(Quota quota) {
    return quota.apply(READ).map(Fault.Answer.class::cast);
  }

  private static Request request(String target) {
    return Request.of("GET", URI.create(target), "", new byte[0]);
  }
}
