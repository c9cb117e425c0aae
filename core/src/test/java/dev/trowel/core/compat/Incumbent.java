package dev.trowel.core.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Await;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.plan.Observed;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Deploys as the incumbent did: sends what was recorded, with the ids that come back filled in.
final class Incumbent {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
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
    workspace.files().mkdirs(bundle.layout().root());
    ids.put("/directories/[number]", "/directories/" + folderId(bundle));
    sendAll(sent.path("requests"));
    for (String file : List.of("deployment.json", "metadata.json", "state.json")) {
      if (each.has(file)) {
        write(bundle, file.equals("state.json") ? "resources.json" : file, content(file));
      }
    }
  }

  private void write(Bundle bundle, String name, JsonNode content) {
    byte[] text = content.toPrettyString().getBytes(UTF_8);
    workspace.files().write(bundle.layout().state() + "/" + name, text, true);
  }

  private String folderId(Bundle bundle) {
    return workspace.files().stat(bundle.layout().root()).orElseThrow().objectId();
  }

  /// A request waits until all ids it names are known, and what it needs is there.
  private void sendAll(JsonNode requests) throws IOException {
    List<JsonNode> waiting = new ArrayList<>();
    requests.forEach(waiting::add);
    while (!waiting.isEmpty()) {
      int before = waiting.size();
      for (Iterator<JsonNode> next = waiting.iterator(); next.hasNext(); ) {
        JsonNode request = next.next();
        JsonNode filled = filled(request);
        boolean isKnown =
            !filled.toString().contains(".id]") && !filled.toString().contains("[number]");
        if (isKnown && send(request, filled)) {
          next.remove();
        }
      }
      assertThat(waiting).as("requests that can be sent").hasSizeLessThan(before);
    }
  }

  private boolean send(JsonNode recorded, JsonNode request) {
    Call call = call(request);
    return switch (workspace.rest().send(call)) {
      case Answer.Ok ok -> {
        remember(recorded, ok.body());
        yield true;
      }
      case Answer.Refused refused -> {
        assertThat(refused.status()).as("%s: %s", call, refused).isIn(400, 404);
        yield false;
      }
      case Answer.Unclear unclear -> throw new AssertionError(call + ": " + unclear);
    };
  }

  private static Call call(JsonNode request) {
    Call call =
        Call.of(
            request.path("method").asText(), request.path("path").asText(), request.get("body"));
    for (var parameter : request.path("q").properties()) {
      call = call.query(parameter.getKey(), parameter.getValue().path(0).asText());
    }
    return call;
  }

  /// Learns the id of the resource that the request was recorded for.
  private void remember(JsonNode request, JsonNode answer) {
    for (var entry : entries()) {
      ResourceKey key = ResourceKey.ofState(entry.getKey());
      if (key.equals(key.owner())
          && entry.getValue().path("state") instanceof ObjectNode settings) {
        Operations operations = Kinds.of(key).orElseThrow().operations();
        if (isSame(operations.create(settings), request)) {
          String id = operations.id(settings, answer);
          ids.put("[" + key + ".id]", id);
          settle(operations, id);
          rememberNumber(key, operations, id);
          rememberUuid(key, operations, answer);
        }
      }
    }
  }

  private Set<Map.Entry<String, JsonNode>> entries() {
    return each.has("state.json")
        ? each.expected("state.json").path("state").properties()
        : Set.of();
  }

  private static boolean isSame(Call call, JsonNode request) {
    JsonNode body = request.path("body");
    return call.verb().equals(request.path("method").asText())
        && call.path().equals(request.path("path").asText())
        && call.query().equals(call(request).query())
        && (call.body() == null
            ? body.isMissingNode()
            : Leaves.of(call.body()).equals(leaves(body)));
  }

  private static Map<String, String> leaves(JsonNode tree) {
    return tree.isMissingNode() ? Map.of() : Leaves.of(tree);
  }

  private void settle(Operations operations, String id) {
    for (int reads = 0; reads < 20 && !isReady(operations, id); reads++) {
      Thread.onSpinWait();
    }
  }

  private boolean isReady(Operations operations, String id) {
    return operations.await().isEmpty()
        || (operations.read(workspace.rest(), id) instanceof Answer.Ok ok
            && operations.await().get().check().apply(ok.body()) instanceof Await.Progress.Ready);
  }

  /// Search endpoints have a name, and a uuid that is recorded as it was.
  private void rememberUuid(ResourceKey key, Operations operations, JsonNode answer) {
    Matcher recorded = UUID.matcher(each.expected("state.json").path("state").toString());
    if (key.kind().equals("vector_search_endpoints") && recorded.find()) {
      ids.put(recorded.group(), operations.remote(answer).path("endpoint_uuid").asText());
    }
  }

  /// Permissions of workspace models hang on a number that only the live object tells.
  private void rememberNumber(ResourceKey key, Operations operations, String id) {
    if (key.kind().equals("models")
        && operations.read(workspace.rest(), id) instanceof Answer.Ok ok) {
      ids.put("[number]", operations.remote(ok.body()).path("model_id").asText());
    }
  }

  /// The recorded file with the ids there are here; fields whose values the workspace gives, such
  /// as etags, have those of this workspace.
  private JsonNode content(String file) throws IOException {
    JsonNode content = filled(each.expected(file));
    for (var entry : content.path("state").properties()) {
      Operations operations =
          Kinds.of(ResourceKey.ofState(entry.getKey())).orElseThrow().operations();
      List<String> observed = operations.around().observed();
      String id = entry.getValue().path("__id__").asText();
      if (!observed.isEmpty()
          && operations.read(workspace.rest(), id) instanceof Answer.Ok ok
          && entry.getValue().path("state") instanceof ObjectNode settings) {
        settings.setAll(Observed.in(operations.live(ok.body()), observed));
      }
    }
    return content;
  }

  private JsonNode filled(JsonNode tree) throws IOException {
    String text = tree.toString();
    for (Map.Entry<String, String> id : ids.entrySet()) {
      text = text.replace(id.getKey(), id.getValue());
    }
    return JSON.readTree(text);
  }
}
