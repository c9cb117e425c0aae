package dev.trowel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of two that plan at a time, one deploys after the other.
class OvertakenDeployTest {

  @TempDir Path folder;
  private FaultGround ground;
  private final AtomicReference<Optional<Runnable>> meanwhile =
      new AtomicReference<>(Optional.empty());

  @BeforeEach
  void start() throws IOException {
    ground = new FaultGround(folder.resolve("one"), this::before);
  }

  @AfterEach
  void stop() throws IOException {
    ground.close();
  }

  /// What is to happen when the one has planned, and takes the turn.
  private Optional<Fault> before(Request request) {
    if (request.verb().equals("POST") && request.target().contains("lease-")) {
      meanwhile.getAndSet(Optional.empty()).ifPresent(Runnable::run);
    }
    return Optional.empty();
  }

  /// The same deployment, from another machine.
  private void another(String edited) {
    try {
      Path other = Files.createDirectories(folder.resolve("other"));
      String bundle = Files.readString(ground.folder().resolve("databricks.yml"));
      Files.writeString(other.resolve("databricks.yml"), bundle.replace("{name: score}", edited));
      Files.copy(ground.folder().resolve("train.py"), other.resolve("train.py"));
      assertThat(ground.run(other, "deploy --auto-approve").exit()).isZero();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void stopsUnlessItWaits() {
    meanwhile.set(Optional.of(() -> another("{name: score}")));

    Shell.Result stopped = ground.run("deploy --auto-approve");

    assertThat(stopped.exit()).isNotZero();
    assertThat(stopped.screen()).contains("error[plan-stale]").doesNotContain("planning again");
  }

  @Test
  void plansAgainWhenItWaits() {
    meanwhile.set(Optional.of(() -> another("{name: other}")));

    Shell.Result deployed = ground.run("deploy --auto-approve --lock-timeout 1m");

    assertThat(deployed.screen())
        .contains("Somebody deployed meanwhile: planning again")
        .contains("\"other\" → \"score\"", "1 changed")
        .doesNotContain("plan-stale");
    assertThat(deployed.exit()).isZero();
    assertThat(ground.run("plan --detailed-exitcode").exit()).isZero();
  }

  @Test
  void hasNothingToDoWhenTheOtherOneDidTheSame() {
    meanwhile.set(Optional.of(() -> another("{name: score}")));

    Shell.Result deployed = ground.run("deploy --auto-approve --lock-timeout 1m");

    assertThat(deployed.exit()).isZero();
    assertThat(deployed.screen()).contains("planning again");
    assertThat(ground.run("plan --detailed-exitcode").exit()).isZero();
  }
}
