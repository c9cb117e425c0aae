package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.List;
import java.util.Locale;

/// `/api/2.1/unity-catalog/tables/{table}/monitor/refreshes`: when the metrics of a monitor were
/// computed. Here that takes no time.
public final class MonitorRefreshes {
  private static final String TABLE = "monitor_refreshes";

  private MonitorRefreshes() {}

  /// `POST`: computes the metrics now.
  public static Reply run(Request request, World world) {
    String table = request.param("table");
    Monitors.require(world, table);
    int number = 1 + world.tx().under(TABLE, table + "/").size();
    ObjectNode refresh = Docs.object().put("refresh_id", number).put("state", "SUCCESS");
    refresh.put("start_time_ms", world.now()).put("end_time_ms", world.now());
    refresh.put("trigger", "MANUAL");
    world.tx().put(TABLE, table + "/" + String.format(Locale.ROOT, "%09d", number), refresh);
    return Reply.ok(refresh);
  }

  /// `GET`: all of them, the latest first.
  public static Reply list(Request request, World world) {
    String table = request.param("table");
    Monitors.require(world, table);
    ObjectNode answer = Docs.object();
    answer
        .putArray("refreshes")
        .addAll(world.tx().under(TABLE, table + "/").descendingMap().values());
    return Reply.ok(answer);
  }

  static void forget(World world, String table) {
    List.copyOf(world.tx().under(TABLE, table + "/").keySet())
        .forEach(id -> world.tx().remove(TABLE, id));
  }
}
