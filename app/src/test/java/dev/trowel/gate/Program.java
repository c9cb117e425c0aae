package dev.trowel.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A program that deploys bundles, and its words for that.
///
/// @param before what stands before each command
/// @param own whether it is this project's
record Program(Path file, List<String> before, boolean own) {

  /// The distribution.
  static Program trowel() {
    return new Program(Path.of(System.getProperty("trowel.dist"), "bin/trowel"), List.of(), true);
  }

  /// What the property `trowel.kill.program` names, as another program that knows `bundle deploy`.
  static Optional<Program> other() {
    return Optional.ofNullable(System.getProperty("trowel.kill.program"))
        .map(file -> new Program(Path.of(file), List.of("bundle"), false));
  }

  /// Runs a command in the bundle's folder, to its end.
  Ran run(Path bundle, Map<String, String> environment, String... command) throws IOException {
    return Ran.of(home(bundle), environment, launched(), arguments(bundle, command));
  }

  /// Starts a command that will be killed.
  Process start(Path bundle, Map<String, String> environment, String... command)
      throws IOException {
    List<String> line =
        Stream.concat(Stream.of(launched().toString()), Stream.of(arguments(bundle, command)))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(Set.of("PATH", "JAVA_HOME"));
    builder.environment().put("HOME", home(bundle).toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /// The folder around the bundle's, which stands for the user's home.
  static Path home(Path bundle) {
    return Objects.requireNonNull(bundle.getParent());
  }

  private Path launched() {
    return own ? file : Path.of("/usr/bin/env");
  }

  private String[] arguments(Path bundle, String... command) {
    Stream<String> where =
        own
            ? Stream.of("-C", bundle.toString())
            : Stream.of("-C", bundle.toString(), file.toString());
    return Stream.of(where, before.stream(), Stream.of(command))
        .flatMap(each -> each)
        .toArray(String[]::new);
  }
}
