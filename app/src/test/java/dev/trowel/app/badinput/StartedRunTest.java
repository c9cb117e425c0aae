package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is printed, and where, of a run that nobody waits for (format.md 1.7).
class StartedRunTest {

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private Ground ground;

  @BeforeEach
  void deploy() {
    ground = Ground.bare(folder).with(cloud.login()).trips();
    assertThat(ground.run("deploy").exit()).isZero();
    cloud.calm();
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  /// Scripts of the incumbent read the address from stderr, and take what is on stdout for the
  /// output of the job.
  @ParameterizedTest
  @ValueSource(strings = {"bundle run count --no-wait", "bundle run count --no-wait -o json"})
  void asTheIncumbentItIsTheAddressAlone(String words) {
    Shell.Result started = ground.run(words);

    assertThat(started.exit()).isZero();
    assertThat(started.out()).isEmpty();
    assertThat(started.err()).matches("(?s)(.*\n)?Run URL: http\\S+/run/\\d+\n\n");
  }

  @Test
  void ourOwnJsonHasTheAddress() {
    Shell.Result started = ground.run("run count --no-wait -o json");

    assertThat(started.exit()).isZero();
    assertThat(started.out()).contains("\"url\": \"http");
  }
}
