package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.Path.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The requests of apps: some of their settings are those of the app, the others say which code it
/// runs and whether it runs at all (format.md 4.11).
final class AppCode {

  private static final String SOURCE = "source_code_path";
  private static final String CONFIG = "config";
  private static final String GIT = "git_source";
  private static final String LIFECYCLE = "lifecycle";
  private static final String STARTED = "started";

  /// What is said with a deployment of code, not of the app.
  private static final List<String> CODE = List.of(SOURCE, CONFIG, GIT);

  /// Every field that a change may name; those that are not set are taken away by it.
  private static final List<String> CHANGEABLE =
      List.of(
          "description",
          "budget_policy_id",
          "usage_policy_id",
          "resources",
          "user_api_scopes",
          "compute_size",
          "compute_min_instances",
          "compute_max_instances",
          "git_repository",
          "telemetry_export_destinations");

  /// The states in which nothing runs.
  private static final Set<String> STOPPED = Set.of("", "STOPPED", "ERROR");

  private AppCode() {}

  /// An app gets no machine to run on unless it is to run.
  static Call create(ObjectNode settings) {
    Call call = Call.post("/api/2.0/apps", app(settings));
    return shallRun(settings) ? call : call.query("no_compute", "true");
  }

  /// The app's own settings, whether it runs, and the code it runs.
  static ObjectNode live(JsonNode object) {
    ObjectNode settings = Json.copy(object);
    settings.remove(CODE);
    settings.putObject(LIFECYCLE).put(STARTED, runs(object));
    JsonNode deployment = object.path("active_deployment");
    if (!deployment.isMissingNode()) {
      Json.ifPresent(object, "default_source_code_path", path -> settings.set(SOURCE, path));
      Json.ifPresent(deployment, GIT, source -> settings.set(GIT, source));
      ObjectNode config = config(deployment);
      if (!config.isEmpty()) {
        settings.set(CONFIG, config);
      }
    }
    return settings;
  }

  /// Which code runs is the bundle's business only where the app is to run: else it is deployed
  /// with `run`.
  static ObjectNode view(ObjectNode live, ObjectNode desired, JsonNode app) {
    if (shallRun(desired)) {
      return live;
    }
    ObjectNode seen = live.deepCopy().without(CODE);
    CODE.forEach(field -> Json.ifPresent(desired, field, value -> seen.set(field, value)));
    return seen;
  }

  /// The change of the app where it needs one, then its start or stop, then its code.
  static List<Call> update(Target target) {
    List<Call> calls = new ArrayList<>();
    if (changesApp(target)) {
      calls.add(change(target));
    }
    boolean running = runs(target.live());
    if (shallRun(target.settings())) {
      if (!running) {
        calls.add(post(target.id(), "/start", Json.object()));
      }
      calls.addAll(deployments(target.id(), target.settings()));
    } else if (running && target.settings().path(LIFECYCLE).has(STARTED)) {
      calls.add(post(target.id(), "/stop", Json.object()));
    }
    return calls.isEmpty() ? List.of(look(target.id())) : calls;
  }

  /// The deployment of the code of an app that is to run; none for others.
  static List<Call> deployments(String id, ObjectNode settings) {
    return shallRun(settings) ? List.of(post(id, "/deployments", deployment(settings))) : List.of();
  }

  /// The state of what the app runs on; `""` where it has nothing.
  static String compute(JsonNode app) {
    return app.path("compute_status").path("state").asText();
  }

  private static boolean runs(JsonNode app) {
    return !STOPPED.contains(compute(app));
  }

  private static boolean shallRun(JsonNode settings) {
    return settings.path(LIFECYCLE).path(STARTED).asBoolean();
  }

  private static boolean changesApp(Target target) {
    return target.changed().stream().anyMatch(path -> !isAside(path));
  }

  private static boolean isAside(Path path) {
    return path.steps().getFirst() instanceof Field(String field)
        && (CODE.contains(field) || field.equals(LIFECYCLE));
  }

  private static Call change(Target target) {
    ObjectNode body = Json.object();
    body.set("app", app(target.settings()));
    return post(target.id(), "/update", body.put("update_mask", String.join(",", CHANGEABLE)));
  }

  /// Where nothing is to be sent, all that is left to do is to record.
  private static Call look(String id) {
    return Call.get(path(id));
  }

  private static Call post(String id, String action, JsonNode body) {
    return Call.post(path(id) + action, body);
  }

  private static String path(String id) {
    return "/api/2.0/apps/" + Call.segment(id);
  }

  private static ObjectNode app(ObjectNode settings) {
    ObjectNode app = settings.deepCopy();
    app.remove(CODE);
    app.remove(LIFECYCLE);
    return app;
  }

  private static ObjectNode deployment(ObjectNode settings) {
    ObjectNode deployment = Json.object().put("mode", "SNAPSHOT");
    Json.ifPresent(settings, SOURCE, path -> deployment.set(SOURCE, path));
    Json.ifPresent(settings, GIT, source -> deployment.set(GIT, source));
    JsonNode config = settings.path(CONFIG);
    Json.ifPresent(config, "command", command -> deployment.set("command", command));
    Json.ifPresent(config, "env", env -> deployment.set("env_vars", env));
    return deployment;
  }

  private static ObjectNode config(JsonNode deployment) {
    ObjectNode config = Json.object();
    if (deployment.path("command") instanceof ArrayNode command && !command.isEmpty()) {
      config.set("command", command);
    }
    if (deployment.path("env_vars") instanceof ArrayNode env && !env.isEmpty()) {
      config.set("env", env);
    }
    return config;
  }
}
