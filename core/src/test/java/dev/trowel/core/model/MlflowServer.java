package dev.trowel.core.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// MLflow's own server on the loopback address, with an SQLite store, for as long as a test.
final class MlflowServer implements AutoCloseable {

  /// The last one that is known to serve stages; later SQLAlchemy lacks what it imports.
  private static final List<String> PACKAGES = List.of("mlflow==3.4.0", "sqlalchemy<2.1");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path python;
  private final URI uri;

  private MlflowServer(Process process, Path python, URI uri) {
    this.process = process;
    this.python = python;
    this.uri = uri;
  }

  /// Starts one whose files lie in `folder`.
  static MlflowServer start(Path folder) throws IOException, InterruptedException {
    Path python = environment();
    int port = freePort();
    List<String> command =
        List.of(
            python.toString(),
            "-m",
            "mlflow",
            "server",
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--workers",
            "1",
            "--backend-store-uri",
            "sqlite:///" + folder.resolve("mlflow.db"),
            "--default-artifact-root",
            folder.resolve("artifacts").toString());
    Path log = folder.resolve("server.log");
    Process process = process(command, folder).redirectOutput(log.toFile()).start();
    MlflowServer server = new MlflowServer(process, python, URI.create("http://127.0.0.1:" + port));
    try {
      server.await(log);
      return server;
    } catch (IOException | InterruptedException | AssertionError failure) {
      server.close();
      throw failure;
    }
  }

  /// Where it listens.
  URI uri() {
    return uri;
  }

  /// Runs a Python file against it.
  ///
  /// @return what it printed
  String run(Path script, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python.toString(), script.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = process(command, Path.of("").toAbsolutePath());
    builder.environment().put("MLFLOW_TRACKING_URI", uri.toString());
    Process run = builder.start();
    String output = new String(run.getInputStream().readAllBytes(), UTF_8);
    assertThat(run.waitFor()).as(output).isZero();
    return output;
  }

  private void await(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        if (answers(client)) {
          return;
        }
        // Readiness can only be asked for; the process's end is what is waited on.
        assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).as(log.toString()).isFalse();
      }
    }
    throw new IOException("mlflow does not start: " + Files.readString(log));
  }

  private boolean answers(HttpClient client) throws InterruptedException {
    HttpRequest health = HttpRequest.newBuilder(uri.resolve("/health")).build();
    try {
      return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// A Python with MLflow; made once, as that takes minutes.
  private static synchronized Path environment() throws IOException, InterruptedException {
    Path venv = Path.of("target", "venv-mlflow").toAbsolutePath();
    Path python = venv.resolve("bin/python");
    Path ready = venv.resolve("ready");
    if (!Files.exists(ready)) {
      finish(List.of("python3", "-m", "venv", venv.toString()));
      List<String> install =
          new ArrayList<>(List.of(python.toString(), "-m", "pip", "install", "-q"));
      install.addAll(PACKAGES);
      finish(install);
      Files.createFile(ready);
    }
    return python;
  }

  private static void finish(List<String> command) throws IOException, InterruptedException {
    Process process = process(command, Path.of("").toAbsolutePath()).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static ProcessBuilder process(List<String> command, Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("PYTHONWARNINGS", "ignore");
    return builder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    // Its workers are processes of their own.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
