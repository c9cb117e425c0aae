package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.patch;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.api.LakebaseKinds.Kind;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `/api/2.0/postgres`: Lakebase projects and what lies in them.
///
/// Every change answers with an operation that is done a few looks later; what was asked for as
/// `spec` shows in `status` only.
public final class Lakebase {
  static final String TABLE = "lakebase";
  private static final String OPERATIONS = "lakebase_operations";
  private static final String DELETED = "lakebase_deleted";
  private static final String API = "/api/2.0/postgres/";
  private static final int PAGE = 100;

  private Lakebase() {}

  /// All rows.
  public static List<Route<World>> rows() {
    String branch = API + "projects/{project}/branches";
    List<Route<World>> rows = new ArrayList<>();
    for (Kind kind : LakebaseKinds.ALL) {
      String at =
          switch (kind.collection()) {
            case "projects", "catalogs", "synced_tables" -> API + kind.collection();
            case "branches" -> branch;
            default -> branch + "/{branch}/" + kind.collection();
          };
      rows.add(post(at, (request, world) -> create(kind, request, world)));
      rows.add(get(at, (request, world) -> list(kind, request, world)));
    }
    rows.add(get(API + "{name...}", Lakebase::read));
    rows.add(patch(API + "{name...}", Lakebase::update));
    rows.add(delete(API + "{name...}", Lakebase::remove));
    return rows;
  }

  /// `POST {parent}/{collection}?{own id}=&replace_existing=`.
  private static Reply create(Kind kind, Request request, World world) {
    String path = request.path().substring(API.length());
    String id = request.query(kind.ownId()).orElseGet(() -> world.letters(12));
    kind.check(id);
    String parent = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    if (!parent.isEmpty()) {
      require(world, parent);
    }
    ObjectNode body = world.types().read("postgres." + kind.collection(), request.json());
    String name = path + "/" + id;
    if (world.tx().has(TABLE, name) && !request.flag("replace_existing")) {
      throw new ApiException(409, "ALREADY_EXISTS", kind.noun() + " '" + name + "' exists.");
    }
    ObjectNode spec = Docs.child(body, "spec");
    LakebaseRules.check(kind, name, spec, world);
    boolean isNew = !world.tx().has(TABLE, name);
    ObjectNode object = store(world, kind, name, spec);
    if (isNew) {
      LakebaseRules.born(kind, name, spec, world);
    }
    return begun(world, name, object);
  }

  /// `GET {parent}/{collection}?show_deleted=`.
  private static Reply list(Kind kind, Request request, World world) {
    String prefix = request.path().substring(API.length()) + "/";
    List<ObjectNode> found = new ArrayList<>();
    for (String table : request.flag("show_deleted") ? List.of(TABLE, DELETED) : List.of(TABLE)) {
      world.tx().under(table, prefix).entrySet().stream()
          .filter(entry -> entry.getKey().indexOf('/', prefix.length()) < 0)
          .forEach(entry -> found.add(shown(entry.getValue())));
    }
    String token = request.query("page_token").orElse("");
    Pages<ObjectNode> page = Pages.cut(found, request.number("page_size", PAGE), token);
    return Reply.ok(Pages.render(kind.collection(), page));
  }

  /// `GET {name}`, of an object or of an operation.
  private static Reply read(Request request, World world) {
    String name = request.param("name");
    if (name.contains("/operations/")) {
      return Reply.ok(operation(world, name));
    }
    ObjectNode object = require(world, name);
    Later.look(object, world, TABLE, name);
    return Reply.ok(shown(object));
  }

  /// `PATCH {name}?update_mask=spec.a,spec.b.c`: takes over those fields, and no others.
  private static Reply update(Request request, World world) {
    String name = request.param("name");
    Kind kind = LakebaseKinds.of(name);
    ObjectNode object = require(world, name);
    ObjectNode body = world.types().read("postgres." + kind.collection(), request.json());
    ObjectNode spec = Docs.child(object, "spec");
    for (String path : request.required("update_mask").split(",", -1)) {
      LakebaseRules.take(kind, path, Docs.child(body, "spec"), spec);
    }
    LakebaseRules.check(kind, name, spec, world);
    return begun(world, name, store(world, kind, name, spec));
  }

  /// `DELETE {name}?purge=`: with all that lies in it; without `purge` it is kept for a while.
  private static Reply remove(Request request, World world) {
    String name = request.param("name");
    Kind kind = LakebaseKinds.of(name);
    ObjectNode object = require(world, name);
    if (kind == LakebaseKinds.ENDPOINTS && !Later.look(object, world, TABLE, name)) {
      return Reply.error(
          new ApiException(
              409, "ABORTED", "Endpoint '" + name + "' cannot be deleted: reconciliation pending"));
    }
    LakebaseRules.checkDeletable(kind, name, object, world);
    boolean keeps = kind == LakebaseKinds.PROJECTS || kind == LakebaseKinds.BRANCHES;
    if (keeps && !request.flag("purge")) {
      world.tx().put(DELETED, name, object.put("delete_time", time(world)));
    }
    List.copyOf(world.tx().under(TABLE, name + "/").keySet())
        .forEach(inner -> forget(world, inner));
    forget(world, name);
    LakebaseRules.gone(kind, name, world);
    return begun(world, name, Docs.object());
  }

  private static void forget(World world, String name) {
    world.tx().remove(TABLE, name);
  }

  /// The object called `name`, else 404.
  static ObjectNode require(World world, String name) {
    Kind kind = LakebaseKinds.of(name);
    return world.tx().get(TABLE, name).orElseThrow(() -> kind.missing(name));
  }

  /// Makes or changes the object so that it has this `spec`.
  static ObjectNode store(World world, Kind kind, String name, ObjectNode spec) {
    Optional<ObjectNode> old = world.tx().get(TABLE, name);
    ObjectNode object = old.orElseGet(() -> fresh(world, kind, name));
    ObjectNode status = kind.defaults().deepCopy();
    old.ifPresent(before -> status.setAll(Docs.child(before, "status")));
    ObjectNode shown = spec.deepCopy();
    shown.remove(LakebaseRules.NOT_SHOWN);
    status.setAll(shown);
    LakebaseRules.complete(kind, name, status, world);
    object.set("spec", spec);
    object.set("status", status);
    object.put("update_time", time(world));
    if (kind == LakebaseKinds.ENDPOINTS) {
      Later.begin(object, world);
    }
    world.tx().put(TABLE, name, object);
    return object;
  }

  private static ObjectNode fresh(World world, Kind kind, String name) {
    int own = name.lastIndexOf('/');
    ObjectNode object = Docs.object().put("name", name).put(kind.ownId(), name.substring(own + 1));
    object.put("uid", world.uuid()).put("create_time", time(world));
    int above = name.lastIndexOf('/', own - 1);
    return above > 0 ? object.put("parent", name.substring(0, above)) : object;
  }

  private static String time(World world) {
    return Instant.ofEpochMilli(world.now()).toString();
  }

  private static ObjectNode shown(ObjectNode object) {
    ObjectNode shown = Later.shown(object);
    shown.remove("spec");
    if (LakebaseKinds.of(object.path("name").asText()) == LakebaseKinds.ENDPOINTS) {
      boolean done = Later.isDone(object);
      ObjectNode status = Docs.child(shown, "status");
      status.put("current_state", done ? "ACTIVE" : "INIT");
      if (!done) {
        status.put("pending_state", "ACTIVE");
      }
    }
    return shown;
  }

  private static Reply begun(World world, String name, ObjectNode object) {
    String id = name + "/operations/" + world.uuid();
    ObjectNode operation = Docs.object().put("name", id);
    operation.set("response", object.has("name") ? shown(object) : object);
    Later.begin(operation, world);
    world.tx().put(OPERATIONS, id, operation);
    return Reply.ok(told(operation));
  }

  private static ObjectNode operation(World world, String id) {
    ObjectNode operation =
        world
            .tx()
            .get(OPERATIONS, id)
            .orElseThrow(() -> ApiException.notFound("Operation '" + id + "' does not exist."));
    Later.look(operation, world, OPERATIONS, id);
    return told(operation);
  }

  private static ObjectNode told(ObjectNode operation) {
    boolean done = Later.isDone(operation);
    ObjectNode told = Later.shown(operation).put("done", done);
    told.putObject("metadata");
    if (!done) {
      told.remove("response");
    }
    return told;
  }
}
