package dev.trowel.core.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.core.hook.OutputLines;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Runs a command of a bundle in a shell, as long as it takes; it ends when this program does.
final class Shell {

  /// So many lines of the output are kept.
  private static final int KEPT = 40;

  private Shell() {}

  /// How a command ended.
  ///
  /// @param status its exit status; 0 is success
  /// @param output the last lines of what it printed
  record Ended(int status, List<String> output) {}

  /// Runs `command`.
  ///
  /// @param program `bash`, `sh` or `cmd`; `""` for the first of them that is there
  /// @param lines is told each line of output, from another thread
  /// @throws IOException when no such program can be started there
  /// @throws StopException `interrupted`; the command is ended first
  static Ended run(String program, String command, Path folder, Consumer<String> lines)
      throws IOException {
    Process process = start(program, command, folder);
    process.getOutputStream().close();
    Thread ender = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(ender);
    try {
      return await(process, lines);
    } finally {
      forget(ender);
    }
  }

  private static Ended await(Process process, Consumer<String> lines) {
    Deque<String> kept = new ArrayDeque<>();
    FutureTask<Boolean> reading =
        new FutureTask<>(
            () ->
                OutputLines.read(process.getInputStream(), UTF_8, line -> keep(line, kept, lines)),
            true);
    Thread.ofVirtual().start(reading);
    try {
      int status = process.waitFor();
      reading.get();
      return new Ended(status, List.copyOf(kept));
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new StopException(Diagnostic.error("interrupted", "interrupted while building"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Process start(String program, String command, Path folder) throws IOException {
    List<String> programs = program.isEmpty() ? List.of("bash", "sh", "cmd") : List.of(program);
    IOException failure = new IOException("no shell");
    for (String each : programs) {
      try {
        return new ProcessBuilder(line(each, command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private static List<String> line(String program, String command) {
    return program.equals("cmd")
        ? List.of("cmd", "/D", "/E:ON", "/V:OFF", "/S", "/C", command)
        : List.of(program, "-e", "-c", command);
  }

  private static void keep(String line, Deque<String> kept, Consumer<String> lines) {
    kept.addLast(line);
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    lines.accept(line);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static void forget(Thread ender) {
    try {
      Runtime.getRuntime().removeShutdownHook(ender);
    } catch (IllegalStateException shuttingDown) {
      return;
    }
  }
}
