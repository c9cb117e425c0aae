package dev.trowel.app.badinput;

import static dev.trowel.app.badinput.Cloud.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trowel.app.command.CommandRunner;
import dev.trowel.app.console.Caller;
import dev.trowel.app.console.Terminal;
import dev.trowel.app.wiring.GuiceEngine;
import dev.trowel.core.workspace.http.Time;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are sent whenever one is saved, until somebody interrupts it.
class WatchedFilesTest {

  private static final String UPLOAD = "POST /api/2.0/workspace-files/import-file/";
  private static final int ENOUGH = 8;

  @TempDir Path folder;

  private final Cloud cloud = new Cloud();
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private Ground ground;

  @BeforeEach
  void write() {
    ground =
        Ground.bare(folder).with(cloud.login()).bundle("bundle: {name: b}\n").file("a.txt", "1");
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  /// Pauses that take no time, and are told how many there were; somebody interrupts one of them.
  private static final class Pauses implements Time {
    private final IntConsumer during;
    private int count;

    Pauses(IntConsumer during) {
      this.during = during;
    }

    @Override
    public Instant now() {
      return Time.SYSTEM.now();
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
      count++;
      during.accept(count);
      if (count == ENOUGH) {
        throw new InterruptedException();
      }
    }
  }

  /// What standard output had got before the end, as of a process that is killed.
  private String watching(IntConsumer pause) {
    PrintStream out = new PrintStream(new BufferedOutputStream(arrived, 1 << 16), false, UTF_8);
    PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    Caller caller =
        new Caller(
            InputStream.nullInputStream(),
            out,
            err,
            ground.environment(),
            folder,
            folder,
            Terminal.none());
    StringBuilder seen = new StringBuilder();
    Pauses pauses =
        new Pauses(count -> {
          pause.accept(count);
          if (count == ENOUGH) {
            seen.append(arrived.toString(UTF_8));
          }
        });
    int exit =
        new CommandRunner(caller, debug -> new GuiceEngine(caller, debug, pauses))
            .run(List.of("sync", "--watch"));
    assertThat(exit).isZero();
    return seen.toString();
  }

  @Test
  void tellsWhatWasSentWhileItGoesOn() {
    assertThat(watching(_ -> {})).contains("Uploaded a.txt", "Initial Sync Complete");
  }

  @Test
  void sendsWhatIsSavedWhileTheFirstFilesAreSent() {
    AtomicBoolean saved = new AtomicBoolean();
    cloud.meanwhile(line -> {
      if (line.startsWith(UPLOAD) && line.contains("a.txt") && !saved.getAndSet(true)) {
        ground.file("a.txt", "saved meanwhile");
      }
    });

    assertThat(watching(_ -> {})).containsSubsequence("Initial Sync Complete", "Uploaded a.txt");
  }

  @Test
  void sendsWhatCouldNotBeSentWithoutBeingSavedAgain() {
    String seen =
        watching(count -> {
          if (count == 1) {
            cloud.disturb(UPLOAD, refusal(403, "PERMISSION_DENIED", "not now"));
            ground.file("a.txt", "saved once");
          }
        });

    assertThat(seen).containsSubsequence("Initial Sync Complete", "Uploaded a.txt", "Complete");
  }
}
