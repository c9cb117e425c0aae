package dev.trowel.core.emulator.api;

import static dev.trowel.core.emulator.http.Route.delete;
import static dev.trowel.core.emulator.http.Route.get;
import static dev.trowel.core.emulator.http.Route.patch;
import static dev.trowel.core.emulator.http.Route.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `/api/2.0/database/instances`: instances, which start and change in their own time. Most of what
/// they are given comes back only as `effective_…`.
public final class DatabaseInstances {
  private static final String TABLE = "database_instances";
  private static final String ACL = "database-instances";
  private static final String BASE = "/api/2.0/database/instances";
  private static final String MEANWHILE = "_meanwhile";
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");

  /// What is given and not given back, and what it is where it is not given.
  private static final Map<String, JsonNode> GIVEN =
      Map.of(
          "capacity", Docs.object().textNode("CU_1"),
          "custom_tags", Docs.array(),
          "enable_pg_native_login", Docs.object().booleanNode(false),
          "enable_readable_secondaries", Docs.object().booleanNode(false),
          "node_count", Docs.object().numberNode(1),
          "retention_window_in_days", Docs.object().numberNode(7),
          "stopped", Docs.object().booleanNode(false),
          "usage_policy_id", Docs.object().textNode(""));

  private DatabaseInstances() {}

  /// The rows of the table.
  public static List<Route<World>> rows() {
    String one = BASE + "/{name}";
    List<Route<World>> rows = new ArrayList<>();
    rows.add(post(BASE, DatabaseInstances::create));
    rows.add(get(BASE, DatabaseInstances::list));
    rows.add(get(one, DatabaseInstances::read));
    rows.add(patch(one, DatabaseInstances::update));
    rows.add(delete(one, DatabaseInstances::remove));
    rows.addAll(DatabaseTables.rows());
    return rows;
  }

  /// The instance of that name, else 404.
  static ObjectNode require(World world, String name) {
    return world
        .tx()
        .get(TABLE, name)
        .orElseThrow(
            () -> ApiException.notFound("Database instance '" + name + "' does not exist."));
  }

  /// `GET {name}`.
  public static Reply read(Request request, World world) {
    ObjectNode instance = require(world, request.param("name"));
    ObjectNode shown = shown(instance);
    Later.look(instance, world, TABLE, request.param("name"));
    return Reply.ok(shown);
  }

  private static Reply create(Request request, World world) {
    ObjectNode given = world.types().read("database-instances.create", request.json());
    String name = Docs.required(given, "name");
    if (!NAME.matcher(name).matches()) {
      throw ApiException.invalid("Database instance name '" + name + "' is invalid.");
    }
    if (world.tx().has(TABLE, name)) {
      throw new ApiException(
          409, "ALREADY_EXISTS", "Database instance '" + name + "' already exists.");
    }
    ObjectNode instance = Docs.only(given, "name", "parent_instance_ref");
    if (given.get("parent_instance_ref") instanceof ObjectNode parent) {
      ObjectNode from = require(world, Docs.required(parent, "name"));
      parent.put("uid", from.path("uid").asText()).remove("lsn");
    }
    instance.put("uid", world.uuid()).put("creator", world.caller().userName());
    instance.put("creation_time", Instant.ofEpochMilli(world.now()).toString());
    instance.put("pg_version", "PG_VERSION_16");
    instance.put("read_write_dns", "instance-" + instance.path("uid").asText() + ".local");
    take(instance, given, "STARTING", world);
    Acl.created(world, ACL, name, List.of());
    return Reply.ok(shown(instance));
  }

  private static Reply update(Request request, World world) {
    ObjectNode instance = require(world, request.param("name"));
    ObjectNode given = world.types().read("database-instances.create", request.json());
    request.required("update_mask");
    if (!given.path("name").asText().equals(request.param("name"))) {
      throw ApiException.invalid("The name of a database instance cannot change.");
    }
    take(instance, given, "UPDATING", world);
    return Reply.ok(shown(instance));
  }

  private static Reply list(Request request, World world) {
    ObjectNode answer = Docs.object();
    ArrayNode list = answer.putArray("database_instances");
    world.tx().all(TABLE).forEach(instance -> list.add(shown(instance)));
    return Reply.ok(answer);
  }

  /// Without `purge=true` the service keeps what it cannot keep, and says so.
  private static Reply remove(Request request, World world) {
    String name = request.param("name");
    require(world, name);
    if (!request.flag("purge")) {
      throw ApiException.invalid("Only purge=true is supported when deleting an instance.");
    }
    world.tx().remove(TABLE, name);
    Acl.forget(world, ACL, name);
    DatabaseTables.forget(name, world);
    return Reply.empty();
  }

  private static void take(ObjectNode instance, ObjectNode given, String state, World world) {
    GIVEN.forEach((field, fallback) ->
        instance.set("effective_" + field, given.has(field) ? given.get(field) : fallback));
    instance.put(MEANWHILE, state);
    Later.begin(instance, world);
    world.tx().put(TABLE, instance.path("name").asText(), instance);
  }

  private static ObjectNode shown(ObjectNode instance) {
    ObjectNode copy = Later.shown(instance);
    copy.remove(MEANWHILE);
    copy.set("capacity", copy.get("effective_capacity"));
    String settled = copy.path("effective_stopped").asBoolean() ? "STOPPED" : "AVAILABLE";
    return copy.put("state", Later.isDone(instance) ? settled : instance.path(MEANWHILE).asText());
  }
}
