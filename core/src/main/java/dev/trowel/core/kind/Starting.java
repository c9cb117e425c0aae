package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What `lifecycle.started` means for compute: `true` keeps it running, `false` keeps it stopped,
/// and without it nobody cares (format.md 2.2, 4.6).
///
/// @param start makes the request that starts it
/// @param stop makes the request that stops it
/// @param restarts whether an edit may start it
record Starting(Function<String, Call> start, Function<String, Call> stop, boolean restarts) {

  static final String FIELD = "lifecycle";
  static final String STARTED = "started";

  /// The live object, and whether it runs.
  static ObjectNode live(JsonNode object) {
    ObjectNode settings = Json.copy(object);
    settings.putObject(FIELD).put(STARTED, isRunning(object));
    return settings;
  }

  static boolean isRunning(JsonNode object) {
    return object.path("state").asText().equals("RUNNING");
  }

  /// Whether the settings say anything about running.
  static boolean isSaid(ObjectNode settings) {
    return settings.path(FIELD).path(STARTED).isBoolean();
  }

  /// A new one starts by itself, so one that shall not run is stopped then.
  List<Call> afterCreate(String id, ObjectNode settings) {
    return isSaid(settings) && !wanted(settings) ? List.of(stop.apply(id)) : List.of();
  }

  /// The edit, where something but running changes, and what brings it to run or stop.
  List<Call> update(Target target, Call edit) {
    List<Call> calls = new ArrayList<>();
    boolean edited = target.changed().stream().anyMatch(path -> !path.startsWith(Path.of(FIELD)));
    if (edited) {
      calls.add(edit);
    }
    boolean running = isRunning(target.live());
    if (isSaid(target.settings())) {
      if (wanted(target.settings()) && !running) {
        calls.add(start.apply(target.id()));
      } else if (!wanted(target.settings()) && (running || (edited && restarts))) {
        calls.add(stop.apply(target.id()));
      }
    }
    return calls;
  }

  private static boolean wanted(ObjectNode settings) {
    return settings.path(FIELD).path(STARTED).asBoolean();
  }
}
