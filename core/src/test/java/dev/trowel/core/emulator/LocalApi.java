package dev.trowel.core.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// A client of one local workspace, and that workspace itself when it was made here.
///
/// JSON in calls is written with single quotes.
final class LocalApi implements AutoCloseable {
  static final String USER = "tester@example.com";
  static final String HOME = "/Users/" + USER;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final EmulatorServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  /// What came back: the status and the body, as text and as a tree.
  record Answer(int status, String text) {
    JsonNode json() {
      try {
        return MAPPER.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(text, e);
      }
    }

    /// A value of the body by JSON pointer, as text; `""` when there is none.
    String at(String pointer) {
      return json().at(pointer).asText();
    }
  }

  private LocalApi(EmulatorServer server) {
    this.server = server;
  }

  static LocalApi start() {
    return start(EmulatorConfig.inMemory(USER));
  }

  static LocalApi start(EmulatorConfig config) {
    try {
      return new LocalApi(EmulatorServer.start(config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EmulatorServer server() {
    return server;
  }

  Answer get(String target) {
    return call("GET", target, "");
  }

  Answer post(String target, String json) {
    return call("POST", target, json);
  }

  Answer put(String target, String json) {
    return call("PUT", target, json);
  }

  Answer patch(String target, String json) {
    return call("PATCH", target, json);
  }

  Answer delete(String target) {
    return call("DELETE", target, "");
  }

  Answer call(String verb, String target, String json) {
    return raw(verb, target, json.replace('\'', '"'), "token");
  }

  /// Sends a body as it is; no token when it is empty.
  Answer raw(String verb, String target, String body, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + target))
            .method(verb, HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Writes a workspace file as raw bytes.
  Answer importFile(String path, String content, boolean overwrite) {
    String target =
        "/api/2.0/workspace-files/import-file/" + segment(path) + "?overwrite=" + overwrite;
    return raw("POST", target, content, "token");
  }

  /// Creates a job of one task and gives its id.
  String job(String name) {
    return post(
            "/api/2.2/jobs/create",
            "{'name': '"
                + name
                + "', 'tasks': [{'task_key': 'a', 'environment_key': 'e',"
                + " 'notebook_task': {'notebook_path': '/x'}}],"
                + " 'environments': [{'environment_key': 'e'}]}")
        .at("/job_id");
  }

  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
