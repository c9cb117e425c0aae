package dev.trowel.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trowel.app.command.LocalHost;
import dev.trowel.app.command.Serving;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.workspace.http.Time;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersTest {

  @TempDir Path folder;

  private final FakeTime time = new FakeTime();
  private final LocalServers servers = new LocalServers(time);

  @AfterEach
  void end() {
    servers.close();
  }

  @Test
  void startsAServerWhereNoneRuns() throws IOException {
    URI host = servers.run(folder, "ann@example.com").uri();

    assertThat(EmulatorServer.owner(folder))
        .hasValueSatisfying(owner -> assertThat(owner.uri()).isEqualTo(host));
  }

  @Test
  void usesTheServerThatRunsForLong() throws IOException {
    try (EmulatorServer other = EmulatorServer.start(config().longLived(0))) {
      assertThat(servers.run(folder, "ann@example.com"))
          .isEqualTo(new LocalHost(other.uri(), true));
    }
    assertThat(time.slept).isZero();
  }

  @Test
  void waitsForAShortCommandToEnd() throws IOException {
    EmulatorServer other = EmulatorServer.start(config());
    time.then =
        () -> {
          if (time.slept.toSeconds() >= 2) {
            close(other);
          }
        };

    URI host = servers.run(folder, "ann@example.com").uri();

    assertThat(host).isNotNull();
    assertThat(time.slept).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void saysWhoHoldsTheFolderWhenPatienceEnds() throws IOException {
    try (EmulatorServer other = EmulatorServer.start(config())) {
      assertThatThrownBy(() -> servers.run(folder, "ann@example.com"))
          .isInstanceOfSatisfying(
              StopException.class,
              stop -> {
                assertThat(stop.diagnostics().getFirst().code()).isEqualTo("local-workspace-held");
                assertThat(stop.diagnostics().getFirst().detail())
                    .contains("process " + ProcessHandle.current().pid())
                    .contains(other.uri().toString());
              });
    }
    assertThat(time.slept).isEqualTo(LocalServers.PATIENCE);
  }

  @Test
  void servesOnlyOnceForLong() throws IOException {
    try (EmulatorServer other = EmulatorServer.start(config().longLived(0))) {
      assertThatThrownBy(() -> servers.serve(folder, "ann@example.com", at(0)))
          .isInstanceOf(StopException.class)
          .hasMessageContaining("is in use");
      assertThat(other.uri()).isNotNull();
    }
    assertThat(time.slept).isZero();
  }

  @Test
  void aPortThatIsTakenIsSaidInOneSentence() throws IOException {
    try (EmulatorServer other = EmulatorServer.start(EmulatorConfig.inMemory("x@example.com"))) {
      assertThatThrownBy(() -> servers.serve(folder, "ann@example.com", at(other.uri().getPort())))
          .isInstanceOf(StopException.class)
          .hasMessageContaining("does not start");
    }
  }

  @Test
  void answersNoSoonerThanItWasToldTo() throws IOException {
    Duration latency = Duration.ofMillis(40);
    URI host = servers.serve(folder, "ann@example.com", new Serving(0, latency, false, 0, 0));
    long start = System.nanoTime();

    try (InputStream answer = host.resolve("/.well-known/trowel-local").toURL().openStream()) {
      assertThat(answer.readAllBytes()).isNotEmpty();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(latency);
    servers.close();
  }

  @Test
  void hidesItsContentFromGitAndFromDeployments() throws IOException {
    servers.run(folder, "ann@example.com");

    assertThat(Files.readString(folder.resolve(".gitignore"))).isEqualTo("*\n");
  }

  private EmulatorConfig config() {
    return EmulatorConfig.in(folder, "ann@example.com");
  }

  private static void close(EmulatorServer server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Time that passes only by sleeping.
  private static final class FakeTime implements Time {
    private Duration slept = Duration.ZERO;
    private Runnable then = () -> {};

    @Override
    public Instant now() {
      return Instant.EPOCH.plus(slept);
    }

    @Override
    public void sleep(Duration duration) {
      slept = slept.plus(duration);
      then.run();
    }
  }

  private static Serving at(int port) {
    return new Serving(port, Duration.ZERO, false, 0, 0);
  }
}
