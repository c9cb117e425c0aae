package dev.trowel.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A local workspace in a process of its own, which takes its time for each answer and logs what
/// was asked.
public final class Served implements AutoCloseable {

  private static final String LOG = "/.well-known/trowel-local/log";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final String host;
  private final HttpClient http = HttpClient.newHttpClient();

  /// Starts one that keeps its content in `folder`; when this returns it answers.
  public Served(Path dist, Path folder, int latency) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    dist.resolve("bin/trowel").toString(),
                    "local",
                    "serve",
                    "--faults",
                    "--latency",
                    Integer.toString(latency),
                    "--local=" + folder))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String said = String.valueOf(lines.readLine());
    host = said.replaceFirst("^export DATABRICKS_HOST=(\\S+) .*$", "$1");
  }

  /// Its address.
  public String host() {
    return host;
  }

  /// Forgets what was asked until now.
  public void forget() throws IOException {
    ask("DELETE");
  }

  /// What was asked and answered since then, in the order in which it came.
  public List<Asked> log() throws IOException {
    Stream<JsonNode> requests = JSON.readTree(ask("GET")).path("requests").valueStream();
    return requests.filter(each -> each.hasNonNull("left")).map(Asked::of).sorted().toList();
  }

  private String ask(String verb) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(host + LOG))
            .header("Authorization", "Bearer local")
            .method(verb, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.destroy();
    process.onExit().join();
  }
}
