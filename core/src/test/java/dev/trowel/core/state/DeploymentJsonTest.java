package dev.trowel.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.core.state.DeploymentJson.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeploymentJsonTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-08-01T10:00:00Z"), ZoneOffset.UTC);

  @Test
  void readsWhatItWrites() {
    DeploymentJson one = DeploymentJson.none().next(List.of(new Entry("a/n.py", true)), CLOCK);
    assertThat(DeploymentJson.read(one.write(), "x")).isEqualTo(one);
    assertThat(new String(one.write(), UTF_8))
        .isEqualTo(
            """
            {
             "cli_version": "1.14.0",
             "files": [
              {
               "is_notebook": true,
               "local_path": "a/n.py"
              }
             ],
             "id": "%s",
             "seq": 1,
             "timestamp": "2026-08-01T10:00:00Z",
             "version": 1
            }
            """
                .formatted(one.id()));
  }

  @Test
  void keepsItsIdFromDeploymentToDeployment() {
    DeploymentJson one = DeploymentJson.none().next(List.of(), CLOCK);
    DeploymentJson two = one.next(List.of(), CLOCK);
    assertThat(two.id()).isEqualTo(one.id()).hasSize(36);
    assertThat(two.seq()).isEqualTo(2);
  }

  @Test
  void refusesANewerForm() {
    Stops.with(
        "state-too-new", () -> DeploymentJson.read("{\"version\":2}".getBytes(UTF_8), "here"));
  }

  @Test
  void refusesADamagedFile() {
    Stops.with("state-unreadable", () -> DeploymentJson.read("{".getBytes(UTF_8), "here"));
  }
}
