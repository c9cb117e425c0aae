package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Changes of apps: one at a time, and the app is as it was until the change is done.
final class AppUpdates {
  private static final String TABLE = "app_updates";
  private static final String DONE = "_done";
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

  private AppUpdates() {}

  /// `POST {name}/update`: what the mask names is set, or taken away where it is not given.
  static Reply create(Request request, World world) {
    ObjectNode app = Apps.require(world, request.param("name"));
    ObjectNode body = world.types().read("apps.create-update", request.json());
    ObjectNode wanted = settings(Docs.child(body, "app"));
    String mask = Docs.required(body, "update_mask");
    for (String field : mask.split(",", -1)) {
      if (!CHANGEABLE.contains(field)) {
        throw ApiException.invalid("Field '" + field + "' in update_mask cannot be updated.");
      }
    }
    if (world.tx().get(TABLE, request.param("name")).filter(u -> !Later.isDone(u)).isPresent()) {
      throw new ApiException(
          409, "RESOURCE_CONFLICT", "App " + app.path("name").asText() + " is being updated.");
    }
    ObjectNode update = Docs.object().put("update_mask", mask);
    update.set("app", wanted);
    Later.begin(update, world);
    world.tx().put(TABLE, request.param("name"), update);
    return Reply.ok(shown(update));
  }

  /// `GET {name}/update`.
  static Reply read(Request request, World world) {
    String name = request.param("name");
    Apps.require(world, name);
    ObjectNode update =
        world
            .tx()
            .get(TABLE, name)
            .orElseThrow(() -> ApiException.notFound("App " + name + " was never updated."));
    ObjectNode shown = shown(update);
    Later.look(update, world, TABLE, name);
    return Reply.ok(shown);
  }

  /// Makes a change that is done show in the app.
  static void settle(ObjectNode app, World world) {
    String name = app.path("name").asText();
    world
        .tx()
        .get(TABLE, name)
        .filter(update -> Later.isDone(update) && !update.has(DONE))
        .ifPresent(update -> {
          apply(update, app);
          world.tx().put(TABLE, name, update.put(DONE, true));
          Apps.store(world, app);
        });
  }

  static void forget(String name, World world) {
    world.tx().remove(TABLE, name);
  }

  /// What whoever asks may say of an app.
  static ObjectNode settings(ObjectNode given) {
    checkResources(given);
    ObjectNode settings = Docs.only(given, CHANGEABLE.toArray(String[]::new));
    Docs.only(given, "space", "forward_user_access_token").forEachEntry(settings::set);
    return settings;
  }

  private static void checkResources(ObjectNode app) {
    Set<String> names = new HashSet<>();
    Docs.objects(app, "resources")
        .map(resource -> Docs.required(resource, "name"))
        .forEach(name -> {
          if (!names.add(name)) {
            throw ApiException.invalid("Resource names must be unique: '" + name + "'.");
          }
        });
  }

  private static void apply(ObjectNode update, ObjectNode app) {
    for (String field : update.path("update_mask").asText().split(",", -1)) {
      if (update.path("app").has(field)) {
        app.set(field, update.path("app").get(field));
      } else {
        app.remove(field);
      }
    }
    Docs.defaults(app, "description", "");
    Docs.defaults(app, "compute_size", "MEDIUM");
  }

  private static ObjectNode shown(ObjectNode update) {
    ObjectNode shown = Docs.child(update.deepCopy(), "app");
    String state = Later.isDone(update) ? "SUCCEEDED" : "IN_PROGRESS";
    shown.putObject("status").put("state", state).put("message", "");
    return shown;
  }
}
