package dev.trowel.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `local serve --faults` in a process of its own, which a test has go wrong.
final class SteeredServer implements AutoCloseable {

  static final String USER = "ann@example.com";

  private static final Path LAUNCHER = Path.of(System.getProperty("trowel.dist"), "bin/trowel");

  private final Process process;
  private final Helm helm;

  /// Starts one that keeps its content in `folder`; when this returns it answers.
  ///
  /// @param options more of the command's
  SteeredServer(Path folder, String... options) throws IOException {
    List<String> command =
        List.of(
            LAUNCHER.toString(),
            "local",
            "serve",
            "--faults",
            "--local=" + folder,
            "--local-user",
            USER);
    process =
        new ProcessBuilder(Stream.concat(command.stream(), Stream.of(options)).toList())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String said = String.valueOf(lines.readLine());
    helm = new Helm(URI.create(said.replaceFirst("^export DATABRICKS_HOST=(\\S+) .*$", "$1")));
  }

  Helm helm() {
    return helm;
  }

  @Override
  public void close() {
    helm.close();
    process.destroyForcibly().onExit().join();
  }
}
