package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.util.List;
import java.util.Locale;

/// `/api/2.0/sql/warehouses`: SQL warehouses, which start when they are made and take a while to
/// start and to stop.
public final class Warehouses {
  private static final String TABLE = "warehouses";
  private static final String ACL = "sql/warehouses";
  private static final String STATE = "state";
  private static final String HOST = "local.example.com";

  private Warehouses() {}

  /// The rows of this API.
  public static List<Route<World>> rows() {
    String base = "/api/2.0/sql/warehouses";
    return List.of(
        post(base, Warehouses::create),
        Route.get(base, Warehouses::list),
        Route.get(base + "/{id}", Warehouses::get),
        post(base + "/{id}/edit", Warehouses::edit),
        delete(base + "/{id}", Warehouses::remove),
        post(base + "/{id}/start", (request, world) -> switched(request, world, "STARTING")),
        post(base + "/{id}/stop", (request, world) -> switched(request, world, "STOPPING")));
  }

  private static Reply create(Request request, World world) {
    ObjectNode warehouse = world.types().read("warehouses.create", request.json());
    check(warehouse, world, "");
    String id = world.hex(16).toLowerCase(Locale.ROOT);
    warehouse.put("id", id).put("creator_name", world.caller().userName());
    begin(fill(warehouse), "STARTING", world);
    Acl.created(world, ACL, id, List.of());
    return Reply.ok(Docs.object().put("id", id));
  }

  private static Reply get(Request request, World world) {
    ObjectNode warehouse = require(request, world);
    Later.look(warehouse, world, TABLE, request.param("id"));
    return Reply.ok(shown(warehouse));
  }

  private static Reply list(Request request, World world) {
    ObjectNode answer = Docs.object();
    ArrayNode list = answer.putArray(TABLE);
    world.tx().all(TABLE).forEach(warehouse -> list.add(shown(warehouse)));
    return Reply.ok(answer);
  }

  /// The settings given in place of those there were; one that runs starts anew.
  private static Reply edit(Request request, World world) {
    ObjectNode before = require(request, world);
    ObjectNode warehouse = world.types().read("warehouses.edit", request.json());
    String id = request.param("id");
    check(warehouse, world, id);
    warehouse.setAll(Docs.only(before, "id", "creator_name"));
    String state = state(before);
    begin(fill(warehouse), state.equals("RUNNING") ? "STARTING" : state, world);
    return Reply.ok(Docs.object().put("id", id));
  }

  private static Reply remove(Request request, World world) {
    require(request, world);
    world.tx().remove(TABLE, request.param("id"));
    Acl.forget(world, ACL, request.param("id"));
    return Reply.empty();
  }

  /// Fine when it is so already.
  private static Reply switched(Request request, World world, String state) {
    ObjectNode warehouse = require(request, world);
    if (!state(warehouse).equals(settled(state))) {
      begin(warehouse, state, world);
    }
    return Reply.empty();
  }

  private static void check(ObjectNode warehouse, World world, String own) {
    String name = Docs.required(warehouse, "name");
    boolean taken =
        world.tx().all(TABLE).stream()
            .filter(other -> !other.path("id").asText().equals(own))
            .anyMatch(other -> other.path("name").asText().equals(name));
    if (taken) {
      throw ApiException.exists("SQL warehouse with name '" + name + "' already exists.");
    }
  }

  private static ObjectNode fill(ObjectNode warehouse) {
    Docs.defaults(warehouse, "cluster_size", "X-Small");
    Docs.defaults(warehouse, "min_num_clusters", 1);
    Docs.defaults(warehouse, "max_num_clusters", 1);
    Docs.defaults(warehouse, "auto_stop_mins", 120);
    Docs.defaults(warehouse, "warehouse_type", "PRO");
    Docs.defaults(warehouse, "enable_serverless_compute", false);
    Docs.defaults(warehouse, "enable_photon", true);
    Docs.defaults(warehouse, "spot_instance_policy", "COST_OPTIMIZED");
    return warehouse;
  }

  private static void begin(ObjectNode warehouse, String state, World world) {
    Later.begin(warehouse.put(STATE, state), world);
    world.tx().put(TABLE, warehouse.path("id").asText(), warehouse);
  }

  private static ObjectNode require(Request request, World world) {
    String id = request.param("id");
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(() -> ApiException.notFound("SQL warehouse " + id + " does not exist."));
  }

  private static String state(ObjectNode warehouse) {
    String state = warehouse.path(STATE).asText();
    return Later.isDone(warehouse) ? settled(state) : state;
  }

  private static String settled(String state) {
    return switch (state) {
      case "STARTING" -> "RUNNING";
      case "STOPPING" -> "STOPPED";
      default -> state;
    };
  }

  private static ObjectNode shown(ObjectNode warehouse) {
    String state = state(warehouse);
    boolean running = state.equals("RUNNING");
    ObjectNode shown = Later.shown(warehouse);
    connection(shown, shown.path("id").asText());
    return shown.put(STATE, state).put("num_clusters", running ? 1 : 0);
  }

  /// How JDBC and ODBC reach it, as bundles refer to it.
  private static void connection(ObjectNode warehouse, String id) {
    String path = "/sql/1.0/warehouses/" + id;
    String options = ":443/default;transportMode=http;ssl=1;AuthMech=3;httpPath=" + path;
    warehouse.put("jdbc_url", "jdbc:spark://" + HOST + options);
    warehouse
        .putObject("odbc_params")
        .put("hostname", HOST)
        .put("path", path)
        .put("protocol", "https")
        .put("port", 443);
  }
}
