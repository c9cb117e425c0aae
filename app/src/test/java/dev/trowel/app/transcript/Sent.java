package dev.trowel.app.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What others do in the local workspace between two commands: `> POST /api/… {…}`. With `=> name
/// /json/pointer` behind it, that part of the answer stands for `{{name}}` in later requests.
final class Sent {

  private static final Pattern FORM =
      Pattern.compile("> (GET|POST|PUT|PATCH|DELETE) (/\\S+)(?: (\\{.*}))?(?: => (\\w+) (/\\S+))?");

  private final Path folder;
  private final Map<String, String> known = new HashMap<>();

  /// @param root the folder of the bundle
  Sent(Path root) {
    this.folder = root.resolve(".databricks/local");
  }

  static boolean isRequest(String line) {
    return FORM.matcher(line).matches();
  }

  /// Sends it.
  ///
  /// @return what the workspace said against it; empty for a success
  String send(String line) throws IOException {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      throw new IllegalArgumentException("no request: " + line);
    }
    String body = form.group(3) == null ? "" : filled(form.group(3));
    EmulatorConfig config = EmulatorConfig.in(folder, "local@example.com");
    try (EmulatorServer server = EmulatorServer.start(config);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri().resolve(filled(form.group(2))))
              .header("Authorization", "Bearer local")
              .method(form.group(1), HttpRequest.BodyPublishers.ofString(body, UTF_8))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        return answer.statusCode() + " " + answer.body() + "\n";
      }
      keep(form, answer.body());
      return "";
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void keep(Matcher form, String answer) throws IOException {
    if (form.group(4) != null) {
      JsonNode found = new ObjectMapper().readTree(answer).at(form.group(5));
      known.put(form.group(4), found.asText());
    }
  }

  /// A text with what is known in the places of the names.
  String filled(String text) {
    String filled = text;
    for (var each : known.entrySet()) {
      filled = filled.replace("{{" + each.getKey() + "}}", each.getValue());
    }
    return filled;
  }
}
