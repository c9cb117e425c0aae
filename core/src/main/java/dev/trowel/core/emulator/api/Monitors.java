package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.List;

/// `/api/2.1/unity-catalog/tables/{table}/monitor`: quality monitors.
public final class Monitors {
  private static final String TABLE = "monitors";
  private static final List<String> PROFILES = List.of("snapshot", "time_series", "inference_log");

  private Monitors() {}

  /// `POST`; the table and the output schema have to be there.
  public static Reply create(Request request, World world) {
    String table = request.param("table");
    Unity.require(world, Securables.at("tables"), table);
    if (world.tx().has(TABLE, table)) {
      throw ApiException.exists("Monitor for table '" + table + "' already exists.");
    }
    ObjectNode monitor = world.types().read("monitors.create", request.json());
    Docs.required(monitor, "assets_dir");
    monitor.remove(List.of("skip_builtin_dashboard", "warehouse_id"));
    monitor.put("dashboard_id", world.hex(32)).put("monitor_version", 0);
    Later.begin(monitor, world);
    return store(world, table, monitor);
  }

  /// `GET`.
  public static Reply get(Request request, World world) {
    String table = request.param("table");
    ObjectNode monitor = require(world, table);
    Later.look(monitor, world, TABLE, table);
    return Reply.ok(shown(monitor));
  }

  /// `PUT`: everything that can be changed, in place of what there was.
  public static Reply update(Request request, World world) {
    String table = request.param("table");
    ObjectNode before = require(world, table);
    ObjectNode monitor = world.types().read("monitors.update", request.json());
    monitor.setAll(Docs.only(before, "assets_dir"));
    Docs.defaults(monitor, "dashboard_id", before.path("dashboard_id"));
    monitor.put("monitor_version", before.path("monitor_version").asInt() + 1);
    return store(world, table, monitor);
  }

  /// `DELETE`; the metric tables and the dashboard stay.
  public static Reply delete(Request request, World world) {
    require(world, request.param("table"));
    forget(world, request.param("table"));
    return Reply.empty();
  }

  static void forget(World world, String table) {
    MonitorRefreshes.forget(world, table);
    world.tx().remove(TABLE, table);
  }

  private static Reply store(World world, String table, ObjectNode monitor) {
    String output = Docs.required(monitor, "output_schema_name");
    Unity.require(world, Securables.at("schemas"), output);
    if (PROFILES.stream().filter(monitor::has).count() != 1) {
      throw ApiException.invalid(
          "Exactly one of snapshot, time_series or inference_log must be specified.");
    }
    if (monitor.get("schedule") instanceof ObjectNode schedule) {
      Cron.check(schedule);
    }
    String name = Tree.name(table.replace('.', '/'));
    monitor.put("table_name", table);
    monitor.put("profile_metrics_table_name", output + "." + name + "_profile_metrics");
    monitor.put("drift_metrics_table_name", output + "." + name + "_drift_metrics");
    world.tx().put(TABLE, table, monitor);
    return Reply.ok(shown(monitor));
  }

  private static ObjectNode shown(ObjectNode monitor) {
    String status = Later.isDone(monitor) ? "MONITOR_STATUS_ACTIVE" : "MONITOR_STATUS_PENDING";
    return Later.shown(monitor).put("status", status);
  }

  static ObjectNode require(World world, String table) {
    return world
        .tx()
        .get(TABLE, table)
        .orElseThrow(
            () -> ApiException.notFound("Monitor for table '" + table + "' does not exist."));
  }
}
