package dev.trowel.core.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser of whoever sits at this machine.
public final class Browser {

  private static final List<List<String>> USUAL =
      List.of(
          List.of("xdg-open"),
          List.of("open"),
          List.of("rundll32.exe", "url.dll,FileProtocolHandler"));

  private Browser() {}

  /// Has a browser show a page, as `BROWSER` or the machine says, and does not wait for it.
  ///
  /// @return whether one was started
  public static boolean open(String url, Map<String, String> environment) {
    String own = environment.getOrDefault("BROWSER", "");
    List<List<String>> programs = own.isEmpty() ? USUAL : List.of(List.of(own));
    return programs.stream()
        .flatMap(each -> found(each, environment).stream())
        .findFirst()
        .filter(command -> started(command, url, environment))
        .isPresent();
  }

  private static boolean started(
      List<String> command, String url, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(command.stream(), Stream.of(url)).toList())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      builder.start();
      return true;
    } catch (IOException none) {
      return false;
    }
  }

  private static Optional<List<String>> found(
      List<String> command, Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty() || Path.of(command.getFirst()).isAbsolute())
        .flatMap(folder -> file(folder, command.getFirst()))
        .findFirst()
        .map(file -> Stream.concat(Stream.of(file), command.stream().skip(1)).toList());
  }

  private static Stream<String> file(String folder, String name) {
    try {
      return Stream.of(Path.of(folder).resolve(name))
          .filter(Files::isExecutable)
          .map(Path::toString);
    } catch (InvalidPathException none) {
      return Stream.empty();
    }
  }
}
