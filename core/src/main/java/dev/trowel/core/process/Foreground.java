package dev.trowel.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// A process that takes the place of this one: what it prints is what this one prints.
public final class Foreground {

  private Foreground() {}

  /// Runs a command to its end on the terminal that this process has, to which both belong.
  ///
  /// @return the exit code
  /// @throws IOException when it cannot be started
  /// @throws InterruptedException when this thread is interrupted; the process is ended first
  public static int onTerminal(ProcessBuilder command) throws IOException, InterruptedException {
    return Child.await(command.inheritIO().start(), () -> {});
  }

  /// Runs a command to its end with nothing to read.
  ///
  /// @param out is told each line of its first stream, from another thread
  /// @param err the same of its second one
  /// @return the exit code
  /// @throws IOException when it cannot be started
  /// @throws InterruptedException when this thread is interrupted; the process is ended first
  public static int run(ProcessBuilder command, Consumer<String> out, Consumer<String> err)
      throws IOException, InterruptedException {
    Process process = command.start();
    FutureTask<Boolean> results = reading(process.getInputStream(), out);
    FutureTask<Boolean> progress = reading(process.getErrorStream(), err);
    int code = Child.await(process, () -> {});
    try {
      results.get();
      progress.get();
      return code;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static FutureTask<Boolean> reading(InputStream stream, Consumer<String> lines) {
    FutureTask<Boolean> reading = new FutureTask<>(() -> read(stream, lines), true);
    Thread.ofVirtual().start(reading);
    return reading;
  }

  private static void read(InputStream stream, Consumer<String> lines) {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      reader.lines().forEach(lines);
    } catch (IOException | UncheckedIOException ended) {
      lines.accept("(the rest of the output is lost)");
    }
  }
}
