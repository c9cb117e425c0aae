package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/api/2.0/pipelines/{id}/updates`, `…/events` and `…/stop`: nothing is computed; an update goes
/// on each time it is looked at, and ends as [Outcomes] says, where the pipeline's name stands for
/// the job's.
final class PipelineUpdates {
  private static final String TABLE = "pipeline_updates";
  private static final String EVENTS = "pipeline_events";
  private static final String STATE = "state";
  private static final List<String> WAY = List.of("QUEUED", "INITIALIZING", "RUNNING");
  private static final Pattern UPDATE = Pattern.compile("update_id\\s*=\\s*'([^']*)'");

  private PipelineUpdates() {}

  /// `POST {id}/updates`: one at a time.
  static Reply start(Request request, World world) {
    String pipeline = request.param("id");
    ObjectNode about = Pipelines.require(world, pipeline);
    if (active(world, pipeline)) {
      throw new ApiException(
          409,
          "RESOURCE_CONFLICT",
          "An active update already exists for pipeline '%s'.".formatted(pipeline));
    }
    ObjectNode update = request.json();
    String id = world.uuid();
    update.put("update_id", id).put("pipeline_id", pipeline).put("cause", "API_CALL");
    update.put("creation_time", world.now());
    enter(update, about, WAY.getFirst(), world);
    if (world.settings().readsUntilReady() == 0) {
      while (!isOver(update)) {
        step(update, about, world);
      }
    }
    return Reply.ok(Docs.object().put("update_id", id));
  }

  /// `GET {id}/updates/{update}`.
  static Reply get(Request request, World world) {
    ObjectNode about = Pipelines.require(world, request.param("id"));
    String key = key(request.param("id"), request.param("update"));
    ObjectNode update =
        world
            .tx()
            .get(TABLE, key)
            .orElseThrow(() -> ApiException.notFound("The specified update was not found."));
    ObjectNode answer = Docs.object();
    answer.set("update", update.deepCopy());
    if (!isOver(update)) {
      step(update, about, world);
    }
    return Reply.ok(answer);
  }

  /// `GET {id}/events`, the oldest first where that is asked for; filters by the update.
  static Reply events(Request request, World world) {
    String pipeline = request.param("id");
    Pipelines.require(world, pipeline);
    Matcher filter = UPDATE.matcher(request.query("filter").orElse(""));
    String update = filter.find() ? filter.group(1) : "";
    List<ObjectNode> found =
        world.tx().under(EVENTS, pipeline + "/").values().stream()
            .filter(each ->
                update.isEmpty() || each.path("origin").path("update_id").asText().equals(update))
            .toList();
    boolean rising = request.query("order_by").orElse("").contains("asc");
    int limit = Math.clamp(request.number("max_results", 25), 1, 250);
    String token = request.query("page_token").orElse("");
    return Reply.ok(
        Pages.render("events", Pages.cut(rising ? found : found.reversed(), limit, token)));
  }

  /// `POST {id}/stop`.
  static Reply stop(Request request, World world) {
    String pipeline = request.param("id");
    ObjectNode about = Pipelines.require(world, pipeline);
    world.tx().under(TABLE, pipeline + "/").values().stream()
        .filter(update -> !isOver(update))
        .map(ObjectNode::deepCopy)
        .toList()
        .forEach(update -> enter(update, about, "CANCELED", world));
    return Reply.empty();
  }

  private static boolean active(World world, String pipeline) {
    return world.tx().under(TABLE, pipeline + "/").values().stream().anyMatch(u -> !isOver(u));
  }

  private static boolean isOver(ObjectNode update) {
    return !WAY.contains(update.path(STATE).asText());
  }

  private static void step(ObjectNode update, ObjectNode about, World world) {
    int next = WAY.indexOf(update.path(STATE).asText()) + 1;
    if (next < WAY.size()) {
      enter(update, about, WAY.get(next), world);
      return;
    }
    ObjectNode run = Docs.object();
    run.set("run_name", about.path("name"));
    TaskEnd end = Outcomes.end(run, Docs.object().put("task_key", "update"), world);
    boolean good = end.result().equals("SUCCESS");
    String error = end.told().path("_error").asText("");
    if (!error.isEmpty()) {
      ObjectNode event = event(update, "ERROR", "Update failed.", world);
      event.withObjectProperty("error").withArray("exceptions").addObject().put("message", error);
      note(event, world);
    }
    enter(update, about, good ? "COMPLETED" : "FAILED", world);
  }

  private static void enter(ObjectNode update, ObjectNode about, String state, World world) {
    update.put(STATE, state);
    String pipeline = update.path("pipeline_id").asText();
    world.tx().put(TABLE, key(pipeline, update.path("update_id").asText()), update);
    boolean over = isOver(update);
    about.put(STATE, over ? "IDLE" : "RUNNING");
    ObjectNode latest = Docs.only(update, "update_id", STATE);
    ArrayNode updates = about.putArray("latest_updates");
    updates.add(
        latest.put(
            "creation_time",
            Instant.ofEpochMilli(update.path("creation_time").asLong()).toString()));
    world.tx().put(Pipelines.TABLE, pipeline, about);
    String told = update.path("update_id").asText();
    note(event(update, "INFO", "Update %s is %s.".formatted(told, state), world), world);
  }

  private static ObjectNode event(ObjectNode update, String level, String message, World world) {
    ObjectNode event = Docs.object().put("id", world.uuid());
    event.withObjectProperty("origin").setAll(Docs.only(update, "pipeline_id", "update_id"));
    event.put("timestamp", Instant.ofEpochMilli(world.now()).toString());
    return event.put("event_type", "update_progress").put("level", level).put("message", message);
  }

  private static void note(ObjectNode event, World world) {
    String pipeline = event.path("origin").path("pipeline_id").asText();
    int number = world.tx().under(EVENTS, pipeline + "/").size();
    world.tx().put(EVENTS, String.format(Locale.ROOT, "%s/%06d", pipeline, number), event);
  }

  private static String key(String pipeline, String update) {
    return pipeline + "/" + update;
  }
}
