package dev.trowel.core.process;

import java.io.File;
import java.io.IOException;
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
public record Shell(Path file, List<String> arguments) {

  private static final List<String> UNIX = List.of("-e", "-c");
  private static final List<String> WINDOWS = List.of("/D", "/E:ON", "/V:OFF", "/S", "/C");

  public Shell {
    arguments = List.copyOf(arguments);
  }

  /// The first of bash, sh and cmd on the path of `environment`.
  public static Optional<Shell> found(Map<String, String> environment) {
    return Stream.of("bash", "sh", "cmd")
        .flatMap(name -> named(name, environment).stream())
        .findFirst();
  }

  /// The shell with this name on the path of `environment`; a script ends with its first command
  /// that fails.
  public static Optional<Shell> named(String name, Map<String, String> environment) {
    List<String> arguments = name.equals("cmd") ? WINDOWS : UNIX;
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of(name, name + ".exe").flatMap(file -> file(folder, file)))
        .map(file -> new Shell(file, arguments))
        .findFirst();
  }

  /// Runs `script` in `folder` to its end, with nothing to read.
  ///
  /// @param environment all environment variables it gets
  /// @param lines see [Child#run]
  /// @return the exit code
  /// @throws IOException when it cannot be started
  /// @throws InterruptedException when this thread is interrupted; the script is ended first
  public int run(
      String script, Path folder, Map<String, String> environment, Consumer<String> lines)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(arguments);
    command.addFirst(file.toString());
    command.add(script);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return Child.run(builder, lines);
  }

  private static Stream<Path> file(String folder, String name) {
    try {
      return Stream.of(Path.of(folder, name)).filter(Files::isExecutable);
    } catch (InvalidPathException _) {
      return Stream.empty();
    }
  }
}
