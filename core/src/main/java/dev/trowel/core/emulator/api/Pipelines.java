package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import dev.trowel.core.emulator.http.Route;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/api/2.0/pipelines`: pipelines; what they do is in [PipelineUpdates].
public final class Pipelines {
  static final String TABLE = "pipelines";
  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 100;
  private static final Pattern FILTER = Pattern.compile("name LIKE '([^']*)'");

  private Pipelines() {}

  /// The rows of what they do.
  public static List<Route<World>> updates() {
    String one = "/api/2.0/pipelines/{id}";
    return List.of(
        Route.post(one + "/updates", PipelineUpdates::start),
        Route.get(one + "/updates/{update}", PipelineUpdates::get),
        Route.get(one + "/events", PipelineUpdates::events),
        Route.post(one + "/stop", PipelineUpdates::stop));
  }

  /// `POST`.
  public static Reply create(Request request, World world) {
    ObjectNode spec = world.types().read("pipelines.create", request.json());
    check(spec, "", world);
    if (spec.path("dry_run").asBoolean()) {
      ObjectNode answer = Docs.object();
      answer.set("effective_settings", spec);
      return Reply.ok(answer);
    }
    String id = world.uuid();
    ObjectNode pipeline = Docs.object().put("pipeline_id", id);
    pipeline.put("creator_user_name", world.caller().userName());
    fill(pipeline, spec, world);
    Acl.created(world, "pipelines", id, List.of());
    return Reply.ok(Docs.object().put("pipeline_id", id));
  }

  /// `GET {id}`: the settings are under `spec`.
  public static Reply get(Request request, World world) {
    return Reply.ok(require(world, request.param("id")));
  }

  /// `GET`; filters by `name LIKE '…'`.
  public static Reply list(Request request, World world) {
    Matcher filter = FILTER.matcher(request.query("filter").orElse(""));
    String wanted =
        filter.matches() ? Pattern.quote(filter.group(1)).replace("%", "\\E.*\\Q") : ".*";
    List<ObjectNode> found =
        world.tx().all(TABLE).stream()
            .filter(pipeline -> pipeline.path("name").asText().matches(wanted))
            .map(p ->
                Docs.only(
                    p, "pipeline_id", "name", "state", "creator_user_name", "run_as_user_name"))
            .toList();
    int limit = Math.clamp(request.number("max_results", DEFAULT_LIMIT), 1, MAX_LIMIT);
    String token = request.query("page_token").orElse("");
    return Reply.ok(Pages.render("statuses", Pages.cut(found, limit, token)));
  }

  /// `PUT {id}`: the settings given in place of those there were.
  public static Reply update(Request request, World world) {
    String id = request.param("id");
    ObjectNode pipeline = require(world, id);
    ObjectNode spec = world.types().read("pipelines.update", request.json());
    spec.remove(List.of("pipeline_id", "expected_last_modified"));
    check(spec, id, world);
    requireSame(pipeline, spec, "storage");
    fill(pipeline, spec, world);
    return Reply.empty();
  }

  /// `DELETE {id}`.
  public static Reply delete(Request request, World world) {
    String id = request.param("id");
    require(world, id);
    world.tx().remove(TABLE, id);
    Acl.forget(world, "pipelines", id);
    return Reply.empty();
  }

  private static void check(ObjectNode spec, String own, World world) {
    String name = Docs.required(spec, "name");
    boolean taken =
        world.tx().all(TABLE).stream()
            .filter(pipeline -> !pipeline.path("pipeline_id").asText().equals(own))
            .anyMatch(pipeline -> pipeline.path("name").asText().equals(name));
    if (taken && !spec.path("allow_duplicate_names").asBoolean()) {
      throw new ApiException(
          409,
          "RESOURCE_CONFLICT",
          "The pipeline name '"
              + name
              + "' is already used by another pipeline. This check can be"
              + " skipped by setting `allow_duplicate_names = true` in the request.");
    }
    if (spec.has("target") && spec.has("schema")) {
      throw ApiException.invalid("Only one of target and schema may be specified.");
    }
  }

  private static void requireSame(ObjectNode pipeline, ObjectNode spec, String field) {
    String before = pipeline.path("spec").path(field).asText();
    if (spec.has(field) && !spec.path(field).asText().equals(before)) {
      throw ApiException.invalid("Modifying the '" + field + "' of a pipeline is not supported.");
    }
  }

  private static void fill(ObjectNode pipeline, ObjectNode spec, World world) {
    String id = pipeline.path("pipeline_id").asText();
    spec.remove(List.of("allow_duplicate_names", "dry_run"));
    spec.put("id", id);
    if (!spec.has("catalog")) {
      Docs.defaults(spec, "storage", "dbfs:/pipelines/" + id);
    }
    Docs.defaults(spec, "continuous", false);
    Docs.defaults(spec, "development", false);
    Docs.defaults(spec, "channel", "CURRENT");
    Docs.defaults(spec, "edition", "ADVANCED");
    Docs.defaults(spec, "photon", false);
    Docs.defaults(spec, "serverless", false);
    ObjectNode runAs =
        spec.remove("run_as") instanceof ObjectNode given ? given : world.caller().principal();
    pipeline.put(
        "run_as_user_name", runAs.propertyStream().findFirst().orElseThrow().getValue().asText());
    pipeline.set("run_as", runAs);
    pipeline.set("name", spec.get("name"));
    pipeline.put("state", "IDLE").put("health", "HEALTHY").put("last_modified", world.now());
    pipeline.set("spec", spec);
    world.tx().put(TABLE, id, pipeline);
  }

  static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(
            () -> ApiException.notFound("The specified pipeline " + id + " was not found."));
  }
}
