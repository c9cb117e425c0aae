package dev.trowel.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trowel.app.transcript.Shell;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing of any guarded kind goes without consent by name (wishes.md M5).
class GuardedKindsTest {

  /// The targets of the bundles here are of no mode.
  private static final List<String> REFUSED =
      List.of("deploy", "deploy --auto-approve", "destroy --auto-approve");

  @TempDir Path folder;

  static Stream<String> guarded() {
    return Kinds.ALL.stream().filter(kind -> kind.guard().isPresent()).map(ResourceKind::name);
  }

  @Test
  void m5ModelsExperimentsEndpointsJobsScopesCatalogsAndLocationsAreGuarded() {
    assertThat(guarded())
        .contains("registered_models", "models", "experiments", "model_serving_endpoints", "jobs")
        .contains("secret_scopes", "catalogs", "external_locations", "schemas", "volumes")
        .contains("pipelines", "dashboards", "genie_spaces", "vector_search_indexes")
        .hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void isLostOnlyByName(String kind) {
    try (Cloud cloud = new Cloud()) {
      Town town = new Town(cloud, Ground.bare(folder).with(cloud.login()), kind);
      town.deploy();
      town.replaced().ifPresent(settings -> town.refuses(Optional.of(settings), List.of("deploy")));
      town.refuses(Optional.empty(), REFUSED);
      town.goesByName();
    }
  }

  /// One resource in a workspace.
  private record Town(Cloud cloud, Ground ground, String kind, ObjectNode known) {

    private static final String KEY = "it";

    Town(Cloud cloud, Ground ground, String kind) {
      this(cloud, ground, kind, JsonNodeFactory.instance.objectNode());
      file().path("needs").forEach(this::need);
    }

    private JsonNode file() {
      Path cases = Path.of(System.getProperty("trowel.root"), "core/src/test/cases/kinds");
      try {
        return new YAMLMapper().readTree(cases.resolve(kind + ".yml").toFile());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private void need(JsonNode request) {
      String[] line = request.path("call").asText().split(" ", 2);
      String body = request.path("body").isMissingNode() ? "" : request.path("body").toString();
      JsonNode answer = cloud.send(line[0], line[1], body);
      answer
          .properties()
          .forEach(field ->
              known.set(
                  "{%s.%s}".formatted(request.path("as").asText(), field.getKey()),
                  field.getValue()));
    }

    void deploy() {
      bundle(Optional.of(settings()));
      Shell.Result result = run("deploy");
      assertThat(result.exit()).as(result.err()).isZero();
      if (kind.equals("jobs")) {
        JsonNode jobs = cloud.get("/api/2.2/jobs/list").path("jobs");
        cloud.send(
            "POST",
            "/api/2.2/jobs/run-now",
            "{\"job_id\": %s}".formatted(jobs.path(0).path("job_id")));
      }
    }

    private ObjectNode settings() {
      return file().path("settings").deepCopy();
    }

    /// Other settings that take a new object, of the kinds that have a plain field of that sort.
    Optional<ObjectNode> replaced() {
      return file()
          .path("changes")
          .valueStream()
          .filter(change -> change.path("expect").asText().equals("replace"))
          .filter(change -> change.path("wire").asBoolean(true))
          .filter(change -> !change.has("from") && !change.has("also") && change.has("to"))
          .filter(change -> !change.path("field").asText().contains("."))
          .findFirst()
          .map(change ->
              (ObjectNode) settings().set(change.path("field").asText(), change.path("to")));
    }

    void refuses(Optional<ObjectNode> settings, List<String> commands) {
      bundle(settings);
      cloud.calm();
      var files = ground.records();
      for (String command : commands) {
        Shell.Result result = run(command);

        assertThat(result.exit()).as(command + "\n" + result.err()).isEqualTo(5);
        assertThat(result.err())
            .contains("nobody agreed to that: " + kind + ".it")
            .contains("--allow-delete " + kind + ".it");
        assertThat(cloud.changes()).as(command).isEmpty();
        assertThat(ground.records()).as(command).isEqualTo(files);
      }
    }

    void goesByName() {
      Shell.Result result = run("deploy --allow-delete " + kind + ".it");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(cloud.resourceChanges()).isNotEmpty();
      assertThat(run("plan -q").out()).contains("0 to delete");
    }

    private void bundle(Optional<ObjectNode> settings) {
      ObjectNode bundle = JsonNodeFactory.instance.objectNode();
      bundle.putObject("bundle").put("name", "trips");
      bundle.putObject("targets").putObject("staging");
      if (kind.equals("secrets")) {
        bundle.putObject("variables").putObject("value").put("description", "a secret");
      }
      settings.ifPresent(
          each -> bundle.putObject("resources").putObject(kind).set(KEY, asWritten(each)));
      ground.file("app/app.py", "print(1)\n").bundle(filled(bundle.toString()));
    }

    /// The case files have what is sent; of some kinds a bundle says it in another way.
    private ObjectNode asWritten(ObjectNode settings) {
      return switch (kind) {
        case "apps" -> settings.put("source_code_path", "./app");
        case "secrets" -> settings.put("value", "${var.value}");
        case "secret_scopes" -> (ObjectNode) settings.set("name", settings.remove("scope"));
        default -> settings;
      };
    }

    private String filled(String text) {
      String filled = text.replace("jane@example.com", Cloud.USER);
      for (var each : known.properties()) {
        filled = filled.replace(each.getKey(), each.getValue().asText());
      }
      return filled;
    }

    private Shell.Result run(String command) {
      String more = kind.equals("secrets") ? " --var value=hunter2" : "";
      return ground.run(command + more, new PatientTime());
    }
  }
}
