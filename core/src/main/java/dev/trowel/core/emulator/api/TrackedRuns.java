package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.List;

/// `/api/2.0/mlflow/runs/*`: what trainings record of themselves.
public final class TrackedRuns {
  private static final String TABLE = "mlflow_runs";
  private static final String DATA = "data";
  private static final String INFO = "info";

  private TrackedRuns() {}

  /// `POST create`.
  public static Reply create(Request request, World world) {
    ObjectNode body = request.json();
    String experiment = Docs.required(body, "experiment_id");
    Experiments.active(world, experiment);
    String id = world.hex(32);
    ObjectNode run = Docs.object();
    ObjectNode info = run.putObject(INFO).put("run_id", id).put("run_uuid", id);
    info.put("run_name", Docs.text(body, "run_name").orElse("run-" + id.substring(0, 8)));
    info.put("experiment_id", experiment).put("user_id", world.caller().userName());
    info.put("status", "RUNNING").put("lifecycle_stage", "active");
    info.put("start_time", body.path("start_time").asLong(world.now()));
    info.put("artifact_uri", "dbfs:/databricks/mlflow-tracking/" + experiment + "/" + id);
    ObjectNode data = run.putObject(DATA);
    data.putArray("metrics");
    data.putArray("params");
    ArrayNode tags = data.putArray("tags");
    Docs.objects(body, "tags").forEach(tags::add);
    world.tx().put(TABLE, id, run);
    return shown(run);
  }

  /// `GET get`.
  public static Reply get(Request request, World world) {
    return shown(
        require(world, request.query("run_id").or(() -> request.query("run_uuid")).orElse("")));
  }

  /// `POST update`: status, end and name.
  public static Reply update(Request request, World world) {
    ObjectNode run = require(world, Docs.required(request.json(), "run_id"));
    ((ObjectNode) run.path(INFO))
        .setAll(Docs.only(request.json(), "status", "end_time", "run_name"));
    store(world, run);
    ObjectNode answer = Docs.object();
    answer.set("run_info", run.path(INFO));
    return Reply.ok(answer);
  }

  /// `POST log-metric`; of several values of a metric the last one counts.
  public static Reply logMetric(Request request, World world) {
    ObjectNode run = require(world, Docs.required(request.json(), "run_id"));
    put(run, "metrics", request.json());
    return store(world, run);
  }

  /// `POST log-parameter`.
  public static Reply logParameter(Request request, World world) {
    ObjectNode run = require(world, Docs.required(request.json(), "run_id"));
    put(run, "params", request.json());
    return store(world, run);
  }

  /// `POST set-tag`.
  public static Reply setTag(Request request, World world) {
    ObjectNode run = require(world, Docs.required(request.json(), "run_id"));
    put(run, "tags", request.json());
    return store(world, run);
  }

  /// `POST log-batch`.
  public static Reply logBatch(Request request, World world) {
    ObjectNode run = require(world, Docs.required(request.json(), "run_id"));
    for (String list : List.of("metrics", "params", "tags")) {
      Docs.objects(request.json(), list).forEach(each -> put(run, list, each));
    }
    return store(world, run);
  }

  private static void put(ObjectNode run, String list, ObjectNode entry) {
    String key = Docs.required(entry, "key");
    ArrayNode entries = (ArrayNode) run.path(DATA).path(list);
    entries.removeIf(each -> each.path("key").asText().equals(key));
    entries.add(Docs.only(entry, "key", "value", "timestamp", "step"));
  }

  private static Reply store(World world, ObjectNode run) {
    world.tx().put(TABLE, run.path(INFO).path("run_id").asText(), run);
    return Reply.empty();
  }

  private static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(() -> ApiException.notFound("Run '" + id + "' not found."));
  }

  private static Reply shown(ObjectNode run) {
    ObjectNode answer = Docs.object();
    answer.set("run", run);
    return Reply.ok(answer);
  }
}
