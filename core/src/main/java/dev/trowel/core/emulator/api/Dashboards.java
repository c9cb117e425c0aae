package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.patch;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import dev.trowel.core.emulator.store.Json;
import java.time.Instant;
import java.util.List;

/// `/api/2.0/lakeview/dashboards`: drafts, which are nodes of the workspace's tree too, and what is
/// published of them. A dashboard in the trash can still be read.
public final class Dashboards {
  private static final String TABLE = "dashboards";
  private static final String REVISIONS = "dashboard_revisions";
  private static final String NODE_TYPE = "DASHBOARD";
  private static final String STATE = "lifecycle_state";
  private static final String CONTENT = "serialized_dashboard";
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private Dashboards() {}

  /// Its addresses.
  public static List<Route<World>> rows() {
    String all = "/api/2.0/lakeview/dashboards";
    String published = all + "/{id}/published";
    return List.of(
        post(all, Dashboards::create),
        get(all, Dashboards::list),
        get(all + "/{id}", Dashboards::read),
        patch(all + "/{id}", Dashboards::update),
        delete(all + "/{id}", Dashboards::trash),
        post(published, Dashboards::publish),
        get(published, Dashboards::published),
        delete(published, Dashboards::unpublish));
  }

  /// `GET {id}`, those in the trash too.
  public static Reply read(Request request, World world) {
    return Reply.ok(require(world, request.param("id")));
  }

  private static Reply create(Request request, World world) {
    ObjectNode body = world.types().read("dashboards.create", request.json());
    String name = Docs.required(body, "display_name");
    String parent = Tree.canonical(Docs.text(body, "parent_path").orElse(world.caller().home()));
    String id = world.hex(32);
    ObjectNode dashboard = Docs.object().put("dashboard_id", id).put("display_name", name);
    dashboard.setAll(Docs.only(body, "warehouse_id"));
    dashboard.put(CONTENT, content(request, body.path(CONTENT).asText("{}")));
    dashboard.put("parent_path", parent).put(STATE, "ACTIVE").put("etag", "1");
    dashboard.put("create_time", time(world)).put("update_time", time(world));
    place(world, dashboard);
    world.tx().put(TABLE, id, dashboard);
    Acl.created(world, TABLE, id, List.of());
    return Reply.ok(dashboard);
  }

  /// Without what is long or costs a look.
  private static Reply list(Request request, World world) {
    boolean all = request.flag("show_trashed");
    List<ObjectNode> found =
        world.tx().all(TABLE).stream()
            .filter(dashboard -> all || isActive(dashboard))
            .map(dashboard ->
                Docs.only(
                    dashboard,
                    "dashboard_id",
                    "display_name",
                    "warehouse_id",
                    "create_time",
                    STATE))
            .toList();
    int limit = Math.clamp(request.number("page_size", DEFAULT_LIMIT), 1, MAX_LIMIT);
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render(TABLE, Pages.cut(found, limit, token)));
  }

  /// The fields given, in place of those there were; with an etag only when nobody was faster.
  private static Reply update(Request request, World world) {
    ObjectNode dashboard = active(world, request.param("id"));
    ObjectNode body = world.types().read("dashboards.create", request.json());
    checkEtag(dashboard, body);
    String parent = dashboard.path("parent_path").asText();
    if (!Tree.canonical(Docs.text(body, "parent_path").orElse(parent)).equals(parent)) {
      throw ApiException.invalid("Dashboards cannot be moved by an update: parent_path differs.");
    }
    String name = Docs.text(body, "display_name").orElse(dashboard.path("display_name").asText());
    if (!name.equals(dashboard.path("display_name").asText())) {
      new Tree(world).remove(dashboard.path("path").asText());
      place(world, dashboard.put("display_name", name));
    }
    dashboard.setAll(Docs.only(body, "warehouse_id"));
    String old = dashboard.path(CONTENT).asText();
    dashboard.put(CONTENT, content(request, body.path(CONTENT).asText(old)));
    dashboard.put("etag", Long.toString(dashboard.path("etag").asLong() + 1));
    world.tx().put(TABLE, request.param("id"), dashboard.put("update_time", time(world)));
    return Reply.ok(dashboard);
  }

  /// `DELETE {id}`: into the trash.
  private static Reply trash(Request request, World world) {
    ObjectNode dashboard = active(world, request.param("id"));
    new Tree(world).remove(dashboard.path("path").asText());
    trash(world, dashboard.path("dashboard_id").asText());
    return Reply.empty();
  }

  /// Puts the dashboard of a tree node that was deleted with its folder into the trash.
  static void trashNode(World world, ObjectNode node) {
    if (node.path("object_type").asText().equals(NODE_TYPE)) {
      trash(world, node.path("dashboard_id").asText());
    }
  }

  private static void trash(World world, String id) {
    world.tx().put(TABLE, id, require(world, id).put(STATE, "TRASHED"));
    world.tx().remove(REVISIONS, id);
    Acl.forget(world, TABLE, id);
  }

  private static Reply publish(Request request, World world) {
    ObjectNode dashboard = active(world, request.param("id"));
    ObjectNode body = world.types().read("dashboards.publish", request.json());
    ObjectNode revision = Docs.only(dashboard, "display_name", "warehouse_id");
    revision.setAll(Docs.only(body, "warehouse_id", "embed_credentials"));
    Docs.defaults(revision, "embed_credentials", true);
    revision.put("revision_create_time", time(world));
    world.tx().put(REVISIONS, request.param("id"), revision);
    return Reply.ok(revision);
  }

  private static Reply published(Request request, World world) {
    return Reply.ok(revision(request, world));
  }

  private static Reply unpublish(Request request, World world) {
    revision(request, world);
    world.tx().remove(REVISIONS, request.param("id"));
    return Reply.empty();
  }

  private static ObjectNode revision(Request request, World world) {
    String id = active(world, request.param("id")).path("dashboard_id").asText();
    return world
        .tx()
        .get(REVISIONS, id)
        .orElseThrow(() ->
            ApiException.notFound("Unable to find published dashboard [dashboardId=" + id + "]"));
  }

  private static void place(World world, ObjectNode dashboard) {
    Tree tree = new Tree(world);
    String file = dashboard.path("display_name").asText() + ".lvdash.json";
    String path = dashboard.path("parent_path").asText() + "/" + file;
    tree.requireParent(path);
    if (tree.find(path).isPresent()) {
      throw ApiException.exists("Node named '" + file + "' already exists");
    }
    ObjectNode node = Docs.object().put("object_type", NODE_TYPE);
    tree.put(path, node.put("dashboard_id", dashboard.path("dashboard_id").asText()));
    dashboard.put("path", path);
  }

  /// The content, with the catalog and the schema for all datasets that the address names.
  private static String content(Request request, String text) {
    JsonNode content = parsed(text);
    for (JsonNode dataset : content.path("datasets")) {
      if (dataset instanceof ObjectNode object) {
        request.query("dataset_catalog").ifPresent(name -> object.put("catalog", name));
        request.query("dataset_schema").ifPresent(name -> object.put("schema", name));
      }
    }
    boolean same =
        request.query("dataset_catalog").or(() -> request.query("dataset_schema")).isEmpty();
    return same ? text : content.toString();
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw ApiException.invalid("Failed to parse serialized dashboard");
    }
  }

  private static void checkEtag(ObjectNode dashboard, ObjectNode body) {
    if (body.has("etag") && !body.path("etag").equals(dashboard.path("etag"))) {
      throw new ApiException(
          409, "ABORTED", "The dashboard has been modified since it was last read.");
    }
  }

  private static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(
            () -> ApiException.notFound("Unable to find dashboard [dashboardId=" + id + "]"));
  }

  private static ObjectNode active(World world, String id) {
    ObjectNode dashboard = require(world, id);
    if (!isActive(dashboard)) {
      throw ApiException.notFound("Dashboard " + id + " is in the trash.");
    }
    return dashboard;
  }

  private static boolean isActive(ObjectNode dashboard) {
    return dashboard.path(STATE).asText().equals("ACTIVE");
  }

  private static String time(World world) {
    return Instant.ofEpochMilli(world.now()).toString();
  }
}
