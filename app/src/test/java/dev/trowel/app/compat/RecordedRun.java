package dev.trowel.app.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.emulator.EmulatorConfig;
import dev.trowel.core.emulator.EmulatorServer;
import dev.trowel.core.emulator.http.Fault;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspaces;
import dev.trowel.core.workspace.http.RequestLog;
import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// A recorded target in a folder and a workspace of its own.
final class RecordedRun implements AutoCloseable {

  private static final String USER = "tester@databricks.com";
  private static final String CATALOGS = "/api/2.1/unity-catalog/catalogs";
  private static final String SCHEMAS = "/api/2.1/unity-catalog/schemas";
  private static final JsonMapper JSON = new JsonMapper();

  private final RecordedTarget target;
  private final Path root;
  private final EmulatorServer server;

  RecordedRun(RecordedTarget target, Path root) throws IOException {
    this.target = target;
    this.root = root;
    this.server = EmulatorServer.start(EmulatorConfig.inMemory(USER).faults(RecordedRun::nameless));
    target.copy(root, server.uri().toString());
  }

  /// The recordings' user has no display name.
  private static Optional<Fault> nameless(Request request) {
    ObjectNode user = object().put("id", "1000012345").put("userName", USER);
    return request.path().endsWith("/scim/v2/Me")
        ? Optional.of(new Fault.Answer(Reply.ok(user)))
        : Optional.empty();
  }

  /// Makes the catalogs and schemas that bundles take for granted.
  void makePrerequisites() {
    TreeMap<String, TreeSet<String>> needed = new TreeMap<>();
    target
        .expected("validate.json")
        .path("resources")
        .forEach(kind ->
            kind.forEach(resource -> {
              String catalog = resource.path("catalog_name").asText("${");
              String schema = resource.path("schema_name").asText("${");
              if (!catalog.contains("${")) {
                TreeSet<String> schemas = needed.computeIfAbsent(catalog, name -> new TreeSet<>());
                if (!schema.contains("${")) {
                  schemas.add(schema);
                }
              }
            }));
    Surroundings around = new Surroundings("0", Map.of(), root, Time.SYSTEM, RequestLog.NONE);
    RestClient rest = new Workspaces(around).local(server.uri()).rest();
    needed.forEach((catalog, schemas) -> {
      rest.send(Call.post(CATALOGS, object().put("name", catalog)));
      schemas.forEach(schema ->
          rest.send(Call.post(SCHEMAS, object().put("catalog_name", catalog).put("name", schema))));
    });
  }

  /// Runs a command as the incumbent spells it.
  Shell.Result run(String... words) {
    Map<String, String> environment =
        Map.of(
            "DATABRICKS_HOST", server.uri().toString(),
            "DATABRICKS_TOKEN", "dapi",
            "GIT_CEILING_DIRECTORIES", root.toString());
    List<String> command = new ArrayList<>(List.of("bundle"));
    command.addAll(List.of(words));
    if (!target.name().equals("default")) {
      command.addAll(List.of("-t", target.name()));
    }
    return new Shell(root, environment).run(command);
  }

  /// Runs a command that prints JSON.
  JsonNode json(String word, int exit) throws IOException {
    Shell.Result result = run(word, "-o", "json");
    assertThat(result.exit()).as(result.err()).isEqualTo(exit);
    return JSON.readTree(result.out());
  }

  /// A printed tree with the names of the recordings in the place of what differs from run to run.
  JsonNode named(JsonNode printed) throws IOException {
    String text = printed.toString().replace(server.uri().toString(), "[HOST]");
    text = text.replaceAll("\\?w=\\d+", "?w=900800700600");
    Path state = root.resolve(Path.of(".databricks/bundle", target.name(), "resources.json"));
    if (Files.exists(state)) {
      for (var entry : JSON.readTree(state.toFile()).path("state").properties()) {
        String[] key = entry.getKey().split("\\.", -1);
        String id = entry.getValue().path("__id__").asText();
        if (key.length == 3 && isGiven(id)) {
          text = text.replace(id, "[" + key[1] + "." + key[2] + ".id]");
        }
      }
    }
    return JSON.readTree(text);
  }

  private static boolean isGiven(String id) {
    return id.matches("\\d{5,}|[0-9a-f-]{32,36}|\\d{4}-\\d{6}-[a-z0-9]+");
  }

  /// A tree without who is logged in, and without where it runs.
  JsonNode tree(JsonNode tree) throws IOException {
    String text = tree.toString().replace(server.uri().toString(), "[HOST]");
    JsonNode copy = JSON.readTree(text.replace(root.toString(), "[ROOT]"));
    if (copy.get("workspace") instanceof ObjectNode workspace) {
      workspace.remove("current_user");
    }
    return copy;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
