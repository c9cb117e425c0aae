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
import java.util.List;

/// `/api/2.0/database/catalogs` and `…/synced_tables`: what shows databases in Unity Catalog, and
/// what copies tables into them. Neither can be changed.
public final class DatabaseTables {
  private static final String CATALOGS = "database_catalogs";
  private static final String TABLES = "synced_tables";
  private static final String BASE = "/api/2.0/database/";
  private static final String INSTANCE = "database_instance_name";
  private static final String IN_EFFECT = "effective_database_instance_name";

  private DatabaseTables() {}

  static List<Route<World>> rows() {
    return List.of(
        post(BASE + "catalogs", DatabaseTables::createCatalog),
        get(BASE + "catalogs/{name}", DatabaseTables::readCatalog),
        delete(BASE + "catalogs/{name}", (request, world) -> remove(request, world, CATALOGS)),
        get(
            BASE + "instances/{name}/catalogs",
            (request, world) -> list(request, world, CATALOGS, INSTANCE)),
        post(BASE + "synced_tables", DatabaseTables::createTable),
        get(BASE + "synced_tables/{name}", DatabaseTables::readTable),
        delete(BASE + "synced_tables/{name}", (request, world) -> remove(request, world, TABLES)),
        get(
            BASE + "instances/{name}/synced_tables",
            (request, world) -> list(request, world, TABLES, IN_EFFECT)));
  }

  /// `GET catalogs/{name}`.
  public static Reply readCatalog(Request request, World world) {
    return Reply.ok(require(world, CATALOGS, request.param("name")));
  }

  /// `GET synced_tables/{name}`: its pipeline is set up in its own time.
  public static Reply readTable(Request request, World world) {
    String name = request.param("name");
    ObjectNode table = require(world, TABLES, name);
    ObjectNode shown = shown(table);
    Later.look(table, world, TABLES, name);
    return Reply.ok(shown);
  }

  /// Takes away what lies in an instance that goes.
  static void forget(String instance, World world) {
    for (String table : List.of(CATALOGS, TABLES)) {
      world.tx().all(table).stream()
          .filter(each ->
              each.path(INSTANCE).asText().equals(instance)
                  || each.path(IN_EFFECT).asText().equals(instance))
          .map(each -> each.path("name").asText())
          .toList()
          .forEach(name -> world.tx().remove(table, name));
    }
  }

  private static Reply createCatalog(Request request, World world) {
    ObjectNode given = world.types().read("database-catalogs.create", request.json());
    String name = Docs.required(given, "name");
    ObjectNode catalog = Docs.object().put("name", name);
    catalog.put(INSTANCE, Docs.required(given, INSTANCE));
    catalog.put("database_name", Docs.required(given, "database_name"));
    DatabaseInstances.require(world, catalog.path(INSTANCE).asText());
    if (world.tx().has("catalogs", name)) {
      throw new ApiException(409, "ALREADY_EXISTS", "Catalog '" + name + "' already exists.");
    }
    return keep(world, CATALOGS, catalog.put("uid", world.uuid()), catalog);
  }

  private static Reply createTable(Request request, World world) {
    ObjectNode given = world.types().read("synced-tables.create", request.json());
    String name = Docs.required(given, "name");
    String[] parts = name.split("\\.", -1);
    if (parts.length != 3) {
      throw ApiException.invalid("'" + name + "' is not a name of three parts.");
    }
    ObjectNode table = Docs.object().put("name", name);
    table.put(IN_EFFECT, instance(world, given, parts[0]));
    table.put("effective_logical_database_name", database(world, given, parts[0]));
    ObjectNode spec = Docs.child(given, "spec");
    Docs.required(spec, "source_table_full_name");
    spec.remove(
        List.of(
            "accelerated_sync",
            "create_database_objects_if_missing",
            "existing_pipeline_id",
            "new_pipeline_spec"));
    table.set("spec", spec);
    Later.begin(table, world);
    return keep(world, TABLES, table, shown(table));
  }

  /// In a catalog of a database the table's instance is known; elsewhere it has to be said.
  private static String instance(World world, ObjectNode table, String catalog) {
    String name =
        world
            .tx()
            .get(CATALOGS, catalog)
            .map(found -> found.path(INSTANCE).asText())
            .orElseGet(() -> Docs.required(table, INSTANCE));
    DatabaseInstances.require(world, name);
    return name;
  }

  private static String database(World world, ObjectNode table, String catalog) {
    return world
        .tx()
        .get(CATALOGS, catalog)
        .map(found -> found.path("database_name").asText())
        .orElseGet(() -> Docs.required(table, "logical_database_name"));
  }

  private static Reply keep(World world, String table, ObjectNode object, ObjectNode shown) {
    String name = object.path("name").asText();
    if (world.tx().has(table, name)) {
      throw new ApiException(409, "ALREADY_EXISTS", "'" + name + "' already exists.");
    }
    world.tx().put(table, name, object);
    return Reply.ok(shown);
  }

  private static Reply remove(Request request, World world, String table) {
    require(world, table, request.param("name"));
    world.tx().remove(table, request.param("name"));
    return Reply.empty();
  }

  private static Reply list(Request request, World world, String table, String field) {
    String instance = request.param("name");
    DatabaseInstances.require(world, instance);
    ObjectNode answer = Docs.object();
    ArrayNode list = answer.putArray(table);
    world.tx().all(table).stream()
        .filter(each -> each.path(field).asText().equals(instance))
        .forEach(each -> list.add(table.equals(TABLES) ? shown(each) : each));
    return Reply.ok(answer);
  }

  private static ObjectNode require(World world, String table, String name) {
    return world
        .tx()
        .get(table, name)
        .orElseThrow(() -> ApiException.notFound("'" + name + "' does not exist."));
  }

  private static ObjectNode shown(ObjectNode table) {
    ObjectNode copy = Later.shown(table);
    boolean ready = Later.isDone(table);
    copy.put("unity_catalog_provisioning_state", ready ? "ACTIVE" : "PROVISIONING");
    copy.putObject("data_synchronization_status")
        .put("detailed_state", ready ? "SYNCED_TABLE_ONLINE" : "SYNCED_TABLE_PROVISIONING");
    return copy;
  }
}
