package dev.trowel.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A process that ends when this program does, with all that it started.
public final class Child {

  private static final int LONGEST_LINE = 4096;
  private static final long SECONDS_TO_END = 2;

  private Child() {}

  /// Runs a command to its end, as long as it takes, with nothing to read.
  ///
  /// @param lines is told each line that it prints on either stream, from another thread; a line of
  ///   more than 4096 characters in parts
  /// @return the exit code
  /// @throws IOException when it cannot be started
  /// @throws InterruptedException when this thread is interrupted; the process is ended first
  public static int run(ProcessBuilder command, Consumer<String> lines)
      throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    FutureTask<Boolean> reading = new FutureTask<>(() -> read(process, lines), true);
    Thread.ofVirtual().start(reading);
    int code = await(process, () -> {});
    try {
      reading.get();
      return code;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /// Waits for the end of a process that gets nothing to read.
  ///
  /// @param last is done when this program ends before the process
  /// @return the exit code
  /// @throws InterruptedException when this thread is interrupted; the process is ended first
  public static int await(Process process, Runnable last) throws IOException, InterruptedException {
    Thread ender =
        Thread.ofPlatform()
            .unstarted(() -> {
              end(process);
              last.run();
            });
    register(ender);
    try {
      process.getOutputStream().close();
      return process.waitFor();
    } catch (InterruptedException e) {
      end(process);
      throw e;
    } finally {
      release(ender);
    }
  }

  /// Asks first, so that it can tidy up.
  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, SECONDS_TO_END, TimeUnit.SECONDS)
        .join();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static void register(Thread ender) {
    try {
      Runtime.getRuntime().addShutdownHook(ender);
    } catch (IllegalStateException e) {
      // The program is ending, and what it has to record first may need a new token.
    }
  }

  private static void release(Thread ender) {
    try {
      Runtime.getRuntime().removeShutdownHook(ender);
    } catch (IllegalStateException e) {
      // The program is ending: the hook runs already.
    }
  }

  /// Not with `readLine`, which would hold a line without end in memory.
  private static void read(Process process, Consumer<String> lines) {
    StringBuilder line = new StringBuilder();
    try (Reader reader = new InputStreamReader(process.getInputStream(), UTF_8)) {
      char[] buffer = new char[LONGEST_LINE];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        for (int i = 0; i < n; i++) {
          add(buffer[i], line, lines);
        }
      }
    } catch (IOException ended) {
      line.append(" (the rest of the output is lost)");
    }
    if (!line.isEmpty()) {
      lines.accept(line.toString());
    }
  }

  private static void add(char c, StringBuilder line, Consumer<String> lines) {
    if (c != '\n') {
      line.append(c == '\r' ? "" : c);
    }
    if (c == '\n' || line.length() == LONGEST_LINE) {
      lines.accept(line.toString());
      line.setLength(0);
    }
  }
}
