package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.time.Instant;
import java.util.Optional;

/// `/api/2.0/apps/{name}/deployments`: the code of apps. One deployment at a time, only while the
/// app's machine runs; one whose code is not there fails.
final class AppDeployments {
  private static final String TABLE = "app_deployments";

  /// The deployments under way and in use.
  private static final String PENDING = "_pending";

  private static final String ACTIVE = "_active";
  private static final String SOURCE = "source_code_path";
  private static final String ID = "deployment_id";

  private AppDeployments() {}

  /// `POST`.
  static Reply create(Request request, World world) {
    ObjectNode app = Apps.require(world, request.param("name"));
    ObjectNode given = world.types().read("apps.deploy", request.json());
    if (!Apps.state(app).equals(Apps.ACTIVE)) {
      throw Apps.refused("deploy", app, "it is not in ACTIVE state");
    }
    if (app.has(PENDING)) {
      throw new ApiException(
          409,
          "RESOURCE_CONFLICT",
          "Cannot deploy app "
              + app.path("name").asText()
              + " as there is an active deployment in progress.");
    }
    if (!given.has("git_source")) {
      Docs.defaults(given, SOURCE, app.path("default_source_code_path"));
      Docs.required(given, SOURCE);
    }
    ObjectNode deployment = begin(app, given, world);
    Apps.store(world, app);
    return Reply.ok(shown(deployment));
  }

  /// `GET {deployment}`.
  static Reply read(Request request, World world) {
    ObjectNode app = Apps.require(world, request.param("name"));
    String key = key(app, request.param("deployment"));
    ObjectNode deployment =
        world
            .tx()
            .get(TABLE, key)
            .orElseThrow(() -> ApiException.notFound("Deployment not found: " + key));
    ObjectNode shown = shown(deployment);
    Later.look(deployment, world, TABLE, key);
    return Reply.ok(shown);
  }

  /// `GET`.
  static Reply list(Request request, World world) {
    ObjectNode app = Apps.require(world, request.param("name"));
    ObjectNode answer = Docs.object();
    ArrayNode list = answer.putArray("app_deployments");
    world.tx().under(TABLE, key(app, "")).values().forEach(each -> list.add(shown(each)));
    return Reply.ok(answer);
  }

  /// An app that starts deploys once more what it ran last.
  static void again(ObjectNode app, World world) {
    find(app, ACTIVE, world)
        .ifPresent(last -> begin(app, Docs.only(last, SOURCE, "git_source", "mode"), world));
  }

  /// Makes a deployment that is over show in the app.
  static void settle(ObjectNode app, World world) {
    find(app, PENDING, world)
        .filter(Later::isDone)
        .ifPresent(over -> {
          app.remove(PENDING);
          if (state(over).equals("SUCCEEDED")) {
            app.set(ACTIVE, over.get(ID));
            if (over.has(SOURCE)) {
              app.set("default_source_code_path", over.get(SOURCE));
            }
          }
          Apps.store(world, app);
        });
  }

  /// Brings the deployment under way one step nearer to its end.
  static void look(ObjectNode app, World world) {
    find(app, PENDING, world)
        .ifPresent(
            pending -> Later.look(pending, world, TABLE, key(app, pending.path(ID).asText())));
  }

  static boolean isDeployed(ObjectNode app) {
    return app.has(ACTIVE);
  }

  /// Puts the deployments into an app that is shown; a stopped one runs no code.
  static void show(ObjectNode shown, boolean running, World world) {
    Optional<ObjectNode> active = find(shown, ACTIVE, world);
    Optional<ObjectNode> pending = find(shown, PENDING, world);
    shown.remove(ACTIVE);
    shown.remove(PENDING);
    active.filter(d -> running).ifPresent(d -> shown.set("active_deployment", inUse(shown, d)));
    pending.ifPresent(d -> shown.set("pending_deployment", shown(d)));
  }

  static void forget(String name, World world) {
    world.tx().under(TABLE, name + "/").keySet().stream()
        .toList()
        .forEach(key -> world.tx().remove(TABLE, key));
  }

  private static ObjectNode begin(ObjectNode app, ObjectNode given, World world) {
    ObjectNode deployment = Docs.only(given, SOURCE, "git_source", "mode", "command", "env_vars");
    Docs.defaults(deployment, "mode", "SNAPSHOT");
    String id = world.hex(32);
    deployment.put(ID, id).put("creator", world.caller().userName());
    deployment.put("create_time", Instant.ofEpochMilli(world.now()).toString());
    deployment.put("_found", isThere(deployment, world));
    Later.begin(deployment, world);
    world.tx().put(TABLE, key(app, id), deployment);
    app.put(PENDING, id);
    return deployment;
  }

  private static boolean isThere(ObjectNode deployment, World world) {
    return !deployment.has(SOURCE)
        || new Tree(world)
            .find(Tree.canonical(deployment.path(SOURCE).asText()))
            .filter(Tree::isDirectory)
            .isPresent();
  }

  private static String state(ObjectNode deployment) {
    if (!Later.isDone(deployment)) {
      return "IN_PROGRESS";
    }
    return deployment.path("_found").asBoolean() ? "SUCCEEDED" : "FAILED";
  }

  private static ObjectNode shown(ObjectNode deployment) {
    ObjectNode copy = Later.shown(deployment);
    String state = state(deployment);
    copy.remove("_found");
    copy.putObject("status")
        .put("state", state)
        .put(
            "message",
            state.equals("FAILED")
                ? "Source code path does not exist: " + copy.path(SOURCE).asText()
                : "");
    return copy;
  }

  /// What runs is a copy that belongs to the app.
  private static ObjectNode inUse(ObjectNode app, ObjectNode deployment) {
    ObjectNode copy = shown(deployment);
    if (copy.has(SOURCE)) {
      String owner = app.path("service_principal_client_id").asText();
      copy.put(SOURCE, "/Workspace/Users/" + owner + "/src/" + copy.path(ID).asText());
    }
    return copy;
  }

  private static Optional<ObjectNode> find(ObjectNode app, String which, World world) {
    return Docs.text(app, which).flatMap(id -> world.tx().get(TABLE, key(app, id)));
  }

  private static String key(ObjectNode app, String id) {
    return app.path("name").asText() + "/" + id;
  }
}
