package dev.trowel.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What came of running a program in a process of its own.
record Ran(int code, String out, String err) {

  /// Runs `program` in `folder`; of this environment it sees `PATH` and `JAVA_HOME` only.
  static Ran of(Path folder, Map<String, String> environment, Path program, String... args)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(args)).toList())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().retainAll(Set.of("PATH", "JAVA_HOME"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!ended(process)) {
      process.destroyForcibly();
      throw new AssertionError(program + " did not end: " + Files.readString(err, UTF_8));
    }
    return new Ran(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(480, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
