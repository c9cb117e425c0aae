package dev.trowel.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

/// Steers a local workspace that was started for that, and asks what came to it.
final class Helm implements AutoCloseable {

  private static final String STEER = "/.well-known/trowel-local/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI host;
  private final HttpClient http = HttpClient.newHttpClient();

  Helm(URI host) {
    this.host = host;
  }

  /// The environment of somebody who may log in there.
  Map<String, String> login() {
    return Map.of("DATABRICKS_HOST", host.toString(), "DATABRICKS_TOKEN", "local");
  }

  /// Arms a fault, in the words of `SteeringPage`.
  void arm(String order) throws IOException {
    post(STEER + "faults", order);
  }

  /// Has new objects not be found by the first reads.
  void lag(int reads) throws IOException {
    send("PUT", STEER + "lag", "{\"reads\": " + reads + "}");
  }

  /// Sets the server's clock wrong.
  void skew(long seconds) throws IOException {
    send("PUT", STEER + "clock", "{\"seconds\": " + seconds + "}");
  }

  /// All requests since [#calm], in their order.
  Stream<JsonNode> log() throws IOException {
    return send("GET", STEER + "log", "").path("requests").valueStream();
  }

  /// Has one of the next changing requests wait, until [#release].
  void holdAt(int change) throws IOException {
    arm("{\"kind\": \"hold\", \"at\": " + change + "}");
  }

  /// Whether a request is held, waiting a moment for that.
  boolean isHolding() throws IOException {
    return send("GET", STEER + "status?await=held&millis=200", "").path("met").asBoolean();
  }

  /// The line of the request that is held.
  String held() throws IOException {
    return log()
        .filter(request -> request.path("held").asBoolean())
        .map(request -> request.path("verb").asText() + " " + request.path("target").asText())
        .findFirst()
        .orElse("");
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
  }
}
