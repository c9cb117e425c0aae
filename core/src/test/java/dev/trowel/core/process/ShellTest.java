package dev.trowel.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShellTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  private final List<String> lines = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void tellsEachLineAndHowItEnded() throws Exception {
    assertThat(run("echo one; echo two >&2; printf three; exit 3")).isEqualTo(3);
    assertThat(lines).containsExactly("one", "two", "three");
  }

  @Test
  void stopsAtTheFirstCommandThatFails() throws Exception {
    assertThat(run("false\necho on")).isEqualTo(1);
    assertThat(lines).isEmpty();
  }

  @Test
  void remembersTheEndOfALongOutputOnly() throws Exception {
    Tail tail = new Tail(40, lines::add);
    run("i=0; while [ $i -lt 100 ]; do echo $i; i=$((i+1)); done", tail);
    assertThat(lines).hasSize(100);
    assertThat(tail.lines()).hasSize(40).endsWith("98", "99");
  }

  @Test
  void cutsALineThatNeverEnds() throws Exception {
    run("head -c 9000 /dev/zero | tr '\\0' x");
    assertThat(lines).extracting(String::length).containsExactly(4096, 4096, 808);
  }

  @Test
  void givesTheCommandNothingToRead() throws Exception {
    run("read answer || echo nobody");
    assertThat(lines).containsExactly("nobody");
  }

  @Test
  void runsInItsFolder() throws Exception {
    run("pwd -P");
    assertThat(Path.of(lines.getFirst())).isEqualTo(folder.toRealPath());
  }

  @Test
  void isTheFirstOnThePath() {
    assertThat(Shell.found(ENVIRONMENT)).isEqualTo(Shell.named("bash", ENVIRONMENT)).isPresent();
    assertThat(Shell.found(Map.of("PATH", folder.toString()))).isEmpty();
    assertThat(Shell.named("no-such-shell", ENVIRONMENT)).isEmpty();
  }

  @Test
  void failsWhenItCannotBeStarted() {
    Shell gone = new Shell(folder.resolve("sh"), List.of());
    assertThatIOException().isThrownBy(() -> gone.run("true", folder, ENVIRONMENT, lines::add));
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
      run(command, line -> started.countDown());
      return false;
    } catch (InterruptedException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private int run(String command) throws IOException, InterruptedException {
    return run(command, lines::add);
  }

  private int run(String command, Consumer<String> sink) throws IOException, InterruptedException {
    return Shell.named("sh", ENVIRONMENT).orElseThrow().run(command, folder, ENVIRONMENT, sink);
  }
}
