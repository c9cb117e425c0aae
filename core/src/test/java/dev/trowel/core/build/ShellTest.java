package dev.trowel.core.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShellTest {

  private final List<String> lines = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void tellsEachLineAndHowItEnded() throws IOException {
    Shell.Ended ended = run("sh", "echo one; echo two >&2; printf three; exit 3");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(lines).containsExactly("one", "two", "three");
    assertThat(ended.output()).isEqualTo(lines);
  }

  @Test
  void stopsAtTheFirstCommandThatFails() throws IOException {
    assertThat(run("", "false\necho on").status()).isEqualTo(1);
    assertThat(lines).isEmpty();
  }

  @Test
  void keepsTheEndOfALongOutputOnly() throws IOException {
    Shell.Ended ended = run("sh", "i=0; while [ $i -lt 100 ]; do echo $i; i=$((i+1)); done");
    assertThat(lines).hasSize(100);
    assertThat(ended.output()).hasSize(40).endsWith("98", "99");
  }

  @Test
  void cutsALineThatNeverEnds() throws IOException {
    run("sh", "head -c 9000 /dev/zero | tr '\\0' x");
    assertThat(lines).extracting(String::length).containsExactly(4096, 4096, 808);
  }

  @Test
  void givesTheCommandNothingToRead() throws IOException {
    assertThat(run("sh", "read answer || echo nobody").output()).containsExactly("nobody");
  }

  @Test
  void runsInItsFolder() throws IOException {
    assertThat(Path.of(run("sh", "pwd -P").output().getFirst())).isEqualTo(folder.toRealPath());
  }

  @Test
  void failsWithoutTheProgram() {
    assertThatIOException().isThrownBy(() -> run("no-such-shell", "true"));
  }

  @Test
  void endsTheCommandWhenItIsInterrupted() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    Thread runner =
        Thread.ofVirtual().start(() -> stopped.complete(isStopped("echo on; sleep 600", started)));
    started.await();
    runner.interrupt();
    assertThat(stopped.join()).isTrue();
  }

  private boolean isStopped(String command, CountDownLatch started) {
    try {
      Shell.run("sh", command, folder, line -> started.countDown());
      return false;
    } catch (StopException | IOException stop) {
      return stop instanceof StopException s
          && s.diagnostics().getFirst().code().equals("interrupted");
    }
  }

  private Shell.Ended run(String program, String command) throws IOException {
    return Shell.run(program, command, folder, lines::add);
  }
}
