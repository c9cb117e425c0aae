package dev.trowel.core.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Deploys as the incumbent did: sends what was recorded, with the ids that come back filled in.
final class Incumbent {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String LINEAGE = "5c4e1a2b-9d70-4f0e-8a43-1f2d3c4b5a69";

  private final CompatCase each;
  private final Workspace workspace;
  private final Map<String, String> ids = new LinkedHashMap<>();

  Incumbent(CompatCase each, Workspace workspace) {
    this.each = each;
    this.workspace = workspace;
    ids.put("[lineage]", LINEAGE);
  }

  /// Makes the objects, the files below `root` and the records of a deployment.
  void deploy(Bundle bundle, Path root) throws IOException {
    JsonNode sent = each.expected("deploy.json");
    for (JsonNode file : sent.path("uploads")) {
      String path = bundle.layout().file() + "/" + file.asText();
      workspace.files().write(path, Files.readAllBytes(root.resolve(file.asText())), true);
    }
    sendAll(sent.path("requests"));
    for (String file : List.of("deployment.json", "metadata.json", "state.json")) {
      String name = file.equals("state.json") ? "resources.json" : file;
      byte[] content = filled(each.expected(file)).toPrettyString().getBytes(UTF_8);
      workspace.files().write(bundle.layout().state() + "/" + name, content, true);
    }
  }

  /// A request waits until all ids it names are known.
  private void sendAll(JsonNode requests) throws IOException {
    List<JsonNode> waiting = new ArrayList<>();
    requests.forEach(waiting::add);
    while (!waiting.isEmpty()) {
      int before = waiting.size();
      for (Iterator<JsonNode> next = waiting.iterator(); next.hasNext(); ) {
        JsonNode request = filled(next.next());
        if (!request.toString().contains(".id]") && !request.toString().contains("[number]")) {
          send(request);
          next.remove();
        }
      }
      assertThat(waiting).as("requests that can be sent").hasSizeLessThan(before);
    }
  }

  private void send(JsonNode request) {
    Call call =
        Call.of(
            request.path("method").asText(), request.path("path").asText(), request.get("body"));
    for (var parameter : request.path("q").properties()) {
      call = call.query(parameter.getKey(), parameter.getValue().path(0).asText());
    }
    Answer answer = workspace.rest().send(call);
    assertThat(answer).as("%s", call).isInstanceOf(Answer.Ok.class);
    if (answer instanceof Answer.Ok ok) {
      remember(call.path(), request.path("body").path("name").asText(), ok.body());
    }
  }

  private void remember(String path, String name, JsonNode body) {
    switch (path) {
      case "/api/2.2/jobs/create" -> learn("jobs", name, body.path("job_id"));
      case "/api/2.0/mlflow/experiments/create" ->
          learn("experiments", name, body.path("experiment_id"));
      case "/api/2.0/mlflow/registered-models/create" -> ids.put("[number]", numberOf(name));
      default -> {}
    }
  }

  /// The key is that of the recorded resource of the same name.
  private void learn(String kind, String name, JsonNode id) {
    for (var recorded : each.expected("state.json").path("state").properties()) {
      String[] key = recorded.getKey().split("\\.", -1);
      if (key.length == 3
          && key[1].equals(kind)
          && recorded.getValue().at("/state/name").asText().equals(name)) {
        ids.put("[" + kind + "." + key[2] + ".id]", id.asText());
      }
    }
  }

  private String numberOf(String model) {
    Call call = Call.get("/api/2.0/mlflow/databricks/registered-models/get").query("name", model);
    return workspace.rest().send(call) instanceof Answer.Ok ok
        ? ok.body().at("/registered_model_databricks/id").asText()
        : "";
  }

  private JsonNode filled(JsonNode tree) throws IOException {
    String text = tree.toString();
    for (Map.Entry<String, String> id : ids.entrySet()) {
      text = text.replace(id.getKey(), id.getValue());
    }
    return JSON.readTree(text);
  }
}
