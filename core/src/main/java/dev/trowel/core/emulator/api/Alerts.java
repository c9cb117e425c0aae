package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.patch;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.time.Instant;
import java.util.List;

/// `/api/2.0/alerts`: a deleted alert can still be read, one that was purged cannot. Nothing is
/// evaluated.
public final class Alerts {
  private static final String TABLE = "alerts";
  private static final String ACL = "alertsv2";
  private static final String STATE = "lifecycle_state";
  private static final String PARENT = "parent_path";
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  /// What a request may say and the service does not listen to.
  private static final List<String> OUTPUT =
      List.of("create_time", "effective_run_as", "id", STATE, "owner_user_name", "update_time");

  private Alerts() {}

  /// Its addresses.
  public static List<Route<World>> rows() {
    String all = "/api/2.0/alerts";
    return List.of(
        post(all, Alerts::create),
        get(all, Alerts::list),
        get(all + "/{id}", Alerts::read),
        patch(all + "/{id}", Alerts::update),
        delete(all + "/{id}", Alerts::remove));
  }

  /// `GET {id}`.
  public static Reply read(Request request, World world) {
    return Reply.ok(require(world, request.param("id")));
  }

  private static Reply create(Request request, World world) {
    ObjectNode alert = body(request, world);
    String parent = Docs.text(alert, PARENT).orElse(world.caller().home());
    if (new Tree(world).find(Tree.canonical(parent)).isEmpty()) {
      throw ApiException.notFound("Path (" + parent + ") doesn't exist.");
    }
    String id = world.uuid();
    alert.put("id", id).put(PARENT, "/Workspace" + Tree.canonical(parent));
    alert.put("create_time", time(world)).put(STATE, "ACTIVE");
    alert.put("owner_user_name", world.caller().userName());
    store(world, id, alert);
    Acl.created(world, ACL, id, List.of());
    return Reply.ok(alert);
  }

  private static Reply list(Request request, World world) {
    List<ObjectNode> found =
        world.tx().all(TABLE).stream()
            .filter(alert -> alert.path(STATE).asText().equals("ACTIVE"))
            .toList();
    int limit = Math.clamp(request.number("page_size", DEFAULT_LIMIT), 1, MAX_LIMIT);
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render("alerts", Pages.cut(found, limit, token)));
  }

  /// The alert in place of the one there was, as far as it can change.
  private static Reply update(Request request, World world) {
    String id = request.param("id");
    ObjectNode before = require(world, id);
    if (!request.required("update_mask").equals("*")) {
      throw ApiException.invalid("Only the update mask * is emulated.");
    }
    ObjectNode alert = body(request, world);
    String parent = Docs.text(alert, PARENT).orElse(before.path(PARENT).asText());
    if (!("/Workspace" + Tree.canonical(parent)).equals(before.path(PARENT).asText())) {
      throw ApiException.invalid("parent_path can only be set on create.");
    }
    alert.setAll(Docs.only(before, "id", PARENT, "create_time", "owner_user_name", STATE));
    store(world, id, alert);
    return Reply.ok(alert);
  }

  /// `DELETE {id}`: into the trash, or away for good.
  private static Reply remove(Request request, World world) {
    String id = request.param("id");
    ObjectNode alert = require(world, id);
    if (request.flag("purge")) {
      world.tx().remove(TABLE, id);
    } else {
      world.tx().put(TABLE, id, alert.put(STATE, "DELETED"));
    }
    Acl.forget(world, ACL, id);
    return Reply.empty();
  }

  private static ObjectNode body(Request request, World world) {
    ObjectNode alert = world.types().read("alerts.create", request.json());
    alert.remove(OUTPUT);
    for (String field : List.of("display_name", "query_text", "warehouse_id")) {
      Docs.required(alert, field);
    }
    Docs.required(alert.path("evaluation"), "comparison_operator");
    Docs.required(alert.path("evaluation").path("source"), "name");
    Docs.required(alert.path("schedule"), "quartz_cron_schedule");
    Docs.required(alert.path("schedule"), "timezone_id");
    return alert;
  }

  private static void store(World world, String id, ObjectNode alert) {
    Docs.defaults(Docs.child(alert, "schedule"), "pause_status", "UNPAUSED");
    ObjectNode evaluation = Docs.child(alert, "evaluation");
    Docs.defaults(Docs.child(evaluation, "notification"), "notify_on_ok", false);
    evaluation.put("state", "UNKNOWN");
    Docs.defaults(alert, "run_as", world.caller().principal());
    alert.set("effective_run_as", alert.get("run_as"));
    alert.put("run_as_user_name", alert.get("run_as").elements().next().asText());
    world.tx().put(TABLE, id, alert.put("update_time", time(world)));
  }

  private static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(() -> ApiException.notFound("Alert with ID '" + id + "' does not exist."));
  }

  private static String time(World world) {
    return Instant.ofEpochMilli(world.now()).toString();
  }
}
