package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.util.List;

/// `/api/2.0/vector-search/indexes`. An index that was deleted is seen for a while, and even when
/// it is not its name is taken a little longer.
final class VectorIndexes {
  private static final String TABLE = "vector_indexes";
  private static final String API = "/api/2.0/vector-search/indexes";
  private static final String DELETED = "_deleted";

  private VectorIndexes() {}

  static List<Route<World>> rows() {
    return List.of(
        post(API, VectorIndexes::create),
        get(API, VectorIndexes::list),
        get(API + "/{name}", VectorIndexes::read),
        delete(API + "/{name}", VectorIndexes::remove));
  }

  private static Reply create(Request request, World world) {
    ObjectNode index = world.types().read("vector-search.index", request.json());
    String name = Docs.required(index, "name");
    ObjectNode old = world.tx().get(TABLE, name).orElseGet(Docs::object);
    if (old.has(DELETED)) {
      return refused(world, name, old);
    }
    if (!old.isEmpty()) {
      throw new ApiException(409, "RESOURCE_ALREADY_EXISTS", "Index " + name + " already exists.");
    }
    check(index);
    ObjectNode endpoint = VectorSearch.require(world, Docs.required(index, "endpoint_name"));
    Unity.plant(world, "tables", Unity.table(name, "VECTOR_INDEX_FORMAT"));
    index.put("creator", world.caller().userName());
    index.set("endpoint_id", endpoint.get("id"));
    Docs.defaults(index, "index_subtype", "HYBRID");
    if (index.get("delta_sync_index_spec") instanceof ObjectNode spec) {
      spec.put("pipeline_id", world.uuid());
    }
    Later.begin(index, world);
    world.tx().put(TABLE, name, index);
    return Reply.ok(shown(index));
  }

  /// The try itself brings the end of the old one nearer.
  private static Reply refused(World world, String name, ObjectNode old) {
    if (Later.look(old, world, TABLE, name)) {
      world.tx().remove(TABLE, name);
    }
    return Reply.error(
        new ApiException(400, "BAD_REQUEST", "Index " + name + " is currently pending deletion."));
  }

  private static void check(ObjectNode index) {
    Docs.required(index, "primary_key");
    String type = Docs.required(index, "index_type");
    String spec = type.equals("DELTA_SYNC") ? "delta_sync_index_spec" : "direct_access_index_spec";
    if (!index.path(spec).isObject()) {
      throw ApiException.missing(spec);
    }
    if (Docs.required(index, "name").split("\\.", -1).length != 3) {
      throw ApiException.invalid("The name of an index has three parts: catalog.schema.index.");
    }
  }

  private static Reply list(Request request, World world) {
    String endpoint = request.required("endpoint_name");
    List<ObjectNode> found =
        world.tx().all(TABLE).stream()
            .filter(index -> !index.has(DELETED))
            .filter(index -> index.path("endpoint_name").asText().equals(endpoint))
            .map(index -> Docs.only(index, "name", "endpoint_name", "index_type", "primary_key"))
            .toList();
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render("vector_indexes", Pages.cut(found, 100, token)));
  }

  private static Reply read(Request request, World world) {
    String name = request.param("name");
    ObjectNode index = require(world, name);
    Later.look(index, world, TABLE, name);
    return Reply.ok(shown(index));
  }

  private static Reply remove(Request request, World world) {
    String name = request.param("name");
    ObjectNode index = require(world, name);
    Later.begin(index.put(DELETED, true), world);
    if (Later.isDone(index)) {
      world.tx().remove(TABLE, name);
    } else {
      world.tx().put(TABLE, name, index);
    }
    Unity.drop(world, "tables", name);
    return Reply.empty();
  }

  private static ObjectNode require(World world, String name) {
    return world
        .tx()
        .get(TABLE, name)
        .filter(index -> !index.has(DELETED) || !Later.isDone(index))
        .orElseThrow(() -> ApiException.notFound("Index " + name + " does not exist."));
  }

  private static ObjectNode shown(ObjectNode index) {
    ObjectNode shown = Later.shown(index);
    shown.remove(DELETED);
    boolean ready = Later.isDone(index) && !index.has(DELETED);
    shown
        .putObject("status")
        .put("ready", ready)
        .put("detailed_state", ready ? "ONLINE_NO_PENDING_UPDATE" : "PROVISIONING")
        .put("indexed_row_count", 0);
    return shown;
  }
}
