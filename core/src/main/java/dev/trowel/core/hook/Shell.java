package dev.trowel.core.hook;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A shell of this machine.
///
/// @param file its program
/// @param arguments what comes before the script on its command line
record Shell(Path file, List<String> arguments) {

  private static final List<String> UNIX = List.of("-e", "-c");
  private static final List<String> WINDOWS = List.of("/D", "/S", "/C");

  /// The first of bash, sh and cmd on the path of `environment`; a script ends with its first
  /// command that fails.
  static Optional<Shell> found(Map<String, String> environment) {
    return find("bash", environment)
        .or(() -> find("sh", environment))
        .map(file -> new Shell(file, UNIX))
        .or(() -> find("cmd.exe", environment).map(file -> new Shell(file, WINDOWS)));
  }

  /// Runs `script` in `folder` with nothing to read.
  ///
  /// @param lines takes what it prints on either stream
  /// @return the exit code
  int run(Path folder, String script, Map<String, String> environment, Consumer<String> lines)
      throws IOException, InterruptedException {
    Process process = start(folder, script, environment);
    try {
      process.getOutputStream().close();
      OutputLines.read(process.getInputStream(), Charset.defaultCharset(), lines);
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Path folder, String script, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(file.toString());
    command.addAll(arguments);
    command.add(script);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Optional<Path> find(String name, Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> file(folder, name).stream())
        .findFirst();
  }

  private static Optional<Path> file(String folder, String name) {
    try {
      return Optional.of(Path.of(folder, name)).filter(Files::isExecutable);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
