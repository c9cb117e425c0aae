package dev.trowel.gate;

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
import java.util.Map;

/// `local serve --faults` in a process of its own, which a test has go wrong.
final class SteeredServer implements AutoCloseable {

  static final String USER = "ann@example.com";

  private static final Path LAUNCHER = Path.of(System.getProperty("trowel.dist"), "bin/trowel");
  private static final String STEER = "/.well-known/trowel-local/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final URI host;
  private final HttpClient http = HttpClient.newHttpClient();

  /// Starts one that keeps its content in `folder`; when this returns it answers.
  SteeredServer(Path folder) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    LAUNCHER.toString(),
                    "local",
                    "serve",
                    "--faults",
                    "--local=" + folder,
                    "--local-user",
                    USER))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String said = String.valueOf(lines.readLine());
    host = URI.create(said.replaceFirst("^export DATABRICKS_HOST=(\\S+) .*$", "$1"));
  }

  /// The environment of somebody who may log in here.
  Map<String, String> login() {
    return Map.of("DATABRICKS_HOST", host.toString(), "DATABRICKS_TOKEN", "local");
  }

  /// Has one of the next changing requests wait, until [#release].
  void holdAt(int change) throws IOException {
    post(STEER + "faults", "{\"kind\": \"hold\", \"at\": " + change + "}");
  }

  /// Whether a request is held, waiting a moment for that.
  boolean isHolding() throws IOException {
    return send("GET", STEER + "status?await=held&millis=200", "").path("met").asBoolean();
  }

  /// The line of the request that is held.
  String held() throws IOException {
    for (JsonNode request : send("GET", STEER + "log", "").path("requests")) {
      if (request.path("held").asBoolean()) {
        return request.path("verb").asText() + " " + request.path("target").asText();
      }
    }
    return "";
  }

  /// Lets what is under way end, then has what is held happen, or never happen.
  void release(boolean applied) throws IOException {
    send("GET", STEER + "status?await=quiet&millis=30000", "");
    post(STEER + "release", "{\"applied\": " + applied + "}");
  }

  /// Lets everything go well, and counts anew.
  void calm() throws IOException {
    send("DELETE", STEER + "faults", "");
    send("DELETE", STEER + "log", "");
  }

  /// How many changing requests came since [#calm].
  int changes() throws IOException {
    return send("GET", STEER + "status", "").path("changes").asInt();
  }

  /// All documents, by table and id.
  JsonNode inventory() throws IOException {
    return send("GET", STEER + "inventory", "");
  }

  void post(String target, String body) throws IOException {
    send("POST", target, body);
  }

  private JsonNode send(String verb, String target, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(host.resolve(target))
            .header("Authorization", "Bearer test")
            .method(verb, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(verb + " " + target + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.destroyForcibly().onExit().join();
  }
}
