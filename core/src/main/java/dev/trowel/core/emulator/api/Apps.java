package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `/api/2.0/apps`: apps, which start, stop and go away in their own time. How they change is in
/// [AppUpdates], their code in [AppDeployments].
public final class Apps {
  static final String TABLE = "apps";
  static final String ACTIVE = "ACTIVE";

  private static final String BASE = "/api/2.0/apps";
  private static final String ACL = "apps";
  private static final String STOPPED = "STOPPED";
  private static final String GONE = "GONE";

  /// Where the machine that the app runs on is going, and what it is called on the way.
  private static final String NEXT = "_next";

  private static final String ON_THE_WAY = "_on_the_way";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,28}[a-z0-9]");

  private Apps() {}

  /// The rows of the table.
  public static List<Route<World>> rows() {
    String one = BASE + "/{name}";
    return List.of(
        post(BASE, Apps::create),
        get(BASE, Apps::list),
        get(one, Apps::read),
        delete(one, Apps::remove),
        post(one + "/update", AppUpdates::create),
        get(one + "/update", AppUpdates::read),
        post(one + "/start", Apps::start),
        post(one + "/stop", Apps::stop),
        post(one + "/deployments", AppDeployments::create),
        get(one + "/deployments", AppDeployments::list),
        get(one + "/deployments/{deployment}", AppDeployments::read));
  }

  /// The app with what happened to it since it was last asked for, else 404.
  static ObjectNode require(World world, String name) {
    return find(world, name)
        .orElseThrow(() ->
            ApiException.notFound("App with name " + name + " does not exist or is deleted."));
  }

  /// The state of the machine that the app runs on.
  static String state(ObjectNode app) {
    return app.path(Later.isDone(app) ? NEXT : ON_THE_WAY).asText();
  }

  static void store(World world, ObjectNode app) {
    app.put("update_time", Instant.ofEpochMilli(world.now()).toString());
    app.put("updater", world.caller().userName());
    world.tx().put(TABLE, app.path("name").asText(), app);
  }

  /// `GET {name}`.
  public static Reply read(Request request, World world) {
    String name = request.param("name");
    ObjectNode app = require(world, name);
    ObjectNode shown = shown(app, world);
    Later.look(app, world, TABLE, name);
    AppDeployments.look(app, world);
    return Reply.ok(shown);
  }

  private static Reply create(Request request, World world) {
    ObjectNode given = world.types().read("apps.create", request.json());
    String name = Docs.required(given, "name");
    if (!NAME.matcher(name).matches()) {
      throw ApiException.invalid(
          "App name '"
              + name
              + "' is invalid: it has 2 to 30 lower-case letters, digits and hyphens.");
    }
    if (find(world, name).isPresent()) {
      throw new ApiException(
          409, "RESOURCE_ALREADY_EXISTS", "An app with the same name already exists: " + name);
    }
    ObjectNode app = AppUpdates.settings(given).put("name", name);
    fill(app, world);
    go(app, request.flag("no_compute") ? STOPPED : ACTIVE, "STARTING", world);
    store(world, app);
    Acl.created(world, ACL, name, List.of());
    return Reply.ok(shown(app, world));
  }

  private static void fill(ObjectNode app, World world) {
    String name = app.path("name").asText();
    Docs.defaults(app, "description", "");
    Docs.defaults(app, "compute_size", "MEDIUM");
    app.put("id", world.uuid()).put("creator", world.caller().userName());
    app.put("create_time", Instant.ofEpochMilli(world.now()).toString());
    app.put("service_principal_client_id", world.uuid());
    app.put("service_principal_id", Long.parseLong(world.number(TABLE, 15)));
    app.put("service_principal_name", "app-" + world.letters(6) + " " + name);
    app.put("url", world.settings().uri() + "/apps/" + name);
  }

  private static Reply list(Request request, World world) {
    ObjectNode answer = Docs.object();
    ArrayNode apps = answer.putArray("apps");
    List<String> names =
        world.tx().all(TABLE).stream().map(app -> app.path("name").asText()).toList();
    names.forEach(name -> find(world, name).ifPresent(app -> apps.add(shown(app, world))));
    return Reply.ok(answer);
  }

  /// Answers at once; until it is gone the app can be read and keeps its name.
  private static Reply remove(Request request, World world) {
    ObjectNode app = require(world, request.param("name"));
    if (app.path(NEXT).asText().equals(GONE)) {
      throw refused("delete", app, "it is being deleted");
    }
    return move(app, GONE, "DELETING", world);
  }

  private static Reply start(Request request, World world) {
    ObjectNode app = require(world, request.param("name"));
    if (!state(app).equals(STOPPED)) {
      throw refused("start", app, "it is not in STOPPED state");
    }
    AppDeployments.again(app, world);
    return move(app, ACTIVE, "STARTING", world);
  }

  private static Reply stop(Request request, World world) {
    ObjectNode app = require(world, request.param("name"));
    if (!state(app).equals(ACTIVE)) {
      throw refused("stop", app, "it is not in ACTIVE state");
    }
    return move(app, STOPPED, "STOPPING", world);
  }

  static ApiException refused(String what, ObjectNode app, String why) {
    return new ApiException(
        400, "BAD_REQUEST", "Cannot " + what + " app " + app.path("name").asText() + ": " + why);
  }

  private static Reply move(ObjectNode app, String next, String meanwhile, World world) {
    go(app, next, meanwhile, world);
    store(world, app);
    return Reply.ok(shown(app, world));
  }

  private static void go(ObjectNode app, String next, String meanwhile, World world) {
    app.put(NEXT, next).put(ON_THE_WAY, meanwhile);
    Later.begin(app, world);
  }

  private static Optional<ObjectNode> find(World world, String name) {
    Optional<ObjectNode> app = world.tx().get(TABLE, name);
    if (app.isPresent() && state(app.get()).equals(GONE)) {
      world.tx().remove(TABLE, name);
      AppUpdates.forget(name, world);
      AppDeployments.forget(name, world);
      Acl.forget(world, ACL, name);
      return Optional.empty();
    }
    app.ifPresent(found -> {
      AppUpdates.settle(found, world);
      AppDeployments.settle(found, world);
    });
    return app;
  }

  private static ObjectNode shown(ObjectNode app, World world) {
    ObjectNode copy = Later.shown(app);
    String state = state(app);
    boolean running = state.equals(ACTIVE);
    copy.remove(List.of(NEXT, ON_THE_WAY));
    copy.putObject("compute_status").put("state", state).put("message", "App compute is " + state);
    copy.putObject("app_status")
        .put("state", running && AppDeployments.isDeployed(app) ? "RUNNING" : "UNAVAILABLE");
    AppDeployments.show(copy, running, world);
    return copy;
  }
}
