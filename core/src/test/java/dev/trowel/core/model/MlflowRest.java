package dev.trowel.core.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.WorkspaceFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A workspace whose tracking and registry are MLflow's own server, and whose submitted runs are
/// carried out: the file that they name is run against it.
///
/// @param server MLflow's
/// @param rest answers what that does not
/// @param files where the files of runs lie
/// @param folder for temporary files
record MlflowRest(MlflowServer server, RestClient rest, WorkspaceFiles files, Path folder)
    implements RestClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Answer send(Call call) {
    try {
      if (call.path().startsWith("/api/2.0/mlflow/")) {
        return ask(call);
      }
      JsonNode body = call.body();
      if (call.path().endsWith("/runs/submit") && body != null) {
        run(body.at("/tasks/0/spark_python_task"));
        return ok("{'run_id': 1}");
      }
      return call.path().endsWith("/runs/get") && call.query().containsValue("1")
          ? ok(
              "{'run_id': 1, 'state': {'life_cycle_state': 'TERMINATED', 'result_state':"
                  + " 'SUCCESS'}}")
          : rest.send(call);
    } catch (IOException e) {
      return new Answer.Unclear(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer ok(String json) {
    return new Answer.Ok(200, ModelGround.read(json));
  }

  private void run(JsonNode task) throws IOException, InterruptedException {
    Path script = Files.createTempFile(folder, "run", ".py");
    Files.write(script, files.read(task.path("python_file").asText()).orElseThrow());
    List<String> arguments = new ArrayList<>();
    task.path("parameters").forEach(each -> arguments.add(each.asText()));
    arguments.set(arguments.indexOf("--registry") + 1, server.uri().toString());
    server.run(script, arguments);
  }

  private Answer ask(Call call) throws IOException, InterruptedException {
    String query =
        call.query().entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    String address = server.uri() + call.path() + (query.isEmpty() ? "" : "?" + query);
    String body = call.body() == null || call.isRead() ? "" : JSON.writeValueAsString(call.body());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .method(call.verb(), HttpRequest.BodyPublishers.ofString(body, UTF_8))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      JsonNode tree = JSON.readTree(answer.body());
      return answer.statusCode() == 200
          ? new Answer.Ok(200, tree)
          : new Answer.Refused(
              answer.statusCode(), tree.path("error_code").asText(), tree.path("message").asText());
    }
  }
}
