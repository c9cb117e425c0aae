package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A workspace that answers 40 requests a second refuses many of a deployment of 60 jobs, and none
/// of them fails for that.
class RateTest {

  private static final int RATE = 40;
  private static final int JOBS = 60;

  /// One is refused because it was too early, not again and again.
  private static final int REFUSALS_OF_ONE = 6;

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void deploysUnderALimit(int retryAfter, @TempDir Path folder) throws IOException {
    CalmTime time = new CalmTime(Instant.parse("2026-03-01T12:00:00Z"));
    try (FaultGround ground =
        new FaultGround(folder, new Quota(RATE, retryAfter, time::now), time)) {
      Files.writeString(folder.resolve("databricks.yml"), bundle());

      Shell.Result deployed = ground.run("deploy");
      assertThat(deployed.exit()).as(deployed.screen()).isZero();
      assertThat(answered(ground, "POST /api/2.2/jobs/create")).isEqualTo(JOBS);
      assertThat(refusals(ground)).isNotEmpty();
      assertThat(refusals(ground).values()).allMatch(times -> times < REFUSALS_OF_ONE);

      assertThat(ground.run("plan --detailed-exitcode").exit()).isZero();
      Shell.Result destroyed = ground.run("destroy --auto-approve");
      assertThat(destroyed.exit()).as(destroyed.screen()).isZero();
      assertThat(answered(ground, "POST /api/2.2/jobs/delete")).isEqualTo(JOBS);
    }
  }

  private static long answered(FaultGround ground, String line) {
    return ground.exchanges().stream()
        .filter(each -> each.status() == 200 && each.line().startsWith(line))
        .count();
  }

  /// How often each request was refused; those alike but for their body count as one where their
  /// bodies are the same.
  private static Map<String, Long> refusals(FaultGround ground) {
    return ground.exchanges().stream()
        .filter(each -> each.status() == 429)
        .collect(Collectors.groupingBy(each -> each.line() + each.body(), Collectors.counting()));
  }

  private static String bundle() {
    return IntStream.range(0, JOBS)
        .mapToObj(
            """
                job_%1$d:
                  name: job %1$d
                  permissions: [{level: CAN_VIEW, group_name: users}]
            """
                ::formatted)
        .collect(Collectors.joining("", "bundle: {name: fares}\nresources:\n  jobs:\n", ""));
  }
}
