package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/api/2.x/jobs/*`: jobs with their settings; runs are in [Runs].
public final class Jobs {
  static final String TABLE = "jobs";
  private static final int TASKS_PER_PAGE = 100;
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  private static final List<String> PAGED =
      List.of("tasks", "job_clusters", "environments", "parameters");
  private static final Map<String, String> KEYED =
      Map.of(
          "tasks", "task_key",
          "job_clusters", "job_cluster_key",
          "environments", "environment_key",
          "parameters", "name");

  private Jobs() {}

  /// `POST create`.
  public static Reply create(Request request, World world) {
    ObjectNode settings = world.types().read("jobs.create", request.json());
    List<ObjectNode> acl = Docs.objects(settings, "access_control_list").toList();
    JobRules.check(settings);
    JobDefaults.fill(settings, world.caller());
    String id = world.number(TABLE, 15);
    ObjectNode job = Docs.object().put("job_id", Long.parseLong(id));
    job.put("creator_user_name", world.caller().userName()).put("created_time", world.now());
    job.set("settings", settings);
    world.tx().put(TABLE, id, job);
    Acl.created(world, "jobs", id, acl);
    return Reply.ok(Docs.object().put("job_id", Long.parseLong(id)));
  }

  /// `GET get`: at most 100 of each list, then `next_page_token`.
  public static Reply get(Request request, World world) {
    ObjectNode job = shown(require(world, request.required("job_id")));
    ObjectNode settings = Docs.child(job, "settings");
    String token = request.query("page_token").orElse("");
    String next = "";
    for (String list : PAGED) {
      List<JsonNode> all = settings.path(list).valueStream().toList();
      Pages<JsonNode> page = Pages.cut(all, TASKS_PER_PAGE, token);
      if (settings.has(list)) {
        settings.putArray(list).addAll(page.items());
      }
      next = page.next().isEmpty() ? next : page.next();
    }
    if (!next.isEmpty()) {
      job.put("next_page_token", next).put("has_more", true);
    }
    return Reply.ok(job);
  }

  /// `GET list`: newest first, 20 a page unless `limit` says otherwise (at most 100).
  public static Reply list(Request request, World world) {
    int limit = request.number("limit", DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ApiException.invalid("Invalid limit: " + limit + ". It must be between 1 and 100.");
    }
    List<ObjectNode> jobs =
        world.tx().all(TABLE).stream()
            .filter(job -> isNamed(job, request))
            .sorted(
                Comparator.comparingLong((ObjectNode job) -> job.path("created_time").asLong())
                    .reversed())
            .map(job -> listed(job, request.flag("expand_tasks")))
            .toList();
    Pages<ObjectNode> page = Pages.cut(jobs, limit, request.query("page_token").orElse(""));
    ObjectNode answer = Pages.render("jobs", page);
    return Reply.ok(answer.put("has_more", !page.next().isEmpty()));
  }

  /// `POST reset`: the new settings in place of the old.
  public static Reply reset(Request request, World world) {
    ObjectNode body = world.types().read("jobs.reset", request.json());
    ObjectNode job = require(world, Docs.required(body, "job_id"));
    if (!(body.get("new_settings") instanceof ObjectNode settings)) {
      throw ApiException.missing("new_settings");
    }
    return change(world, job, settings);
  }

  /// `POST update`: named fields are replaced, lists with keys merged by key, others taken away.
  public static Reply update(Request request, World world) {
    ObjectNode body = world.types().read("jobs.update", request.json());
    ObjectNode job = require(world, Docs.required(body, "job_id"));
    ObjectNode settings = Docs.child(job, "settings");
    body.path("fields_to_remove").forEach(field -> remove(settings, field.asText()));
    if (body.get("new_settings") instanceof ObjectNode changes) {
      changes.forEachEntry((name, value) -> settings.set(name, merged(settings, name, value)));
    }
    return change(world, job, settings);
  }

  /// `POST delete`, with its runs.
  public static Reply delete(Request request, World world) {
    String id = idOf(request.json().path("job_id"));
    require(world, id);
    world.tx().remove(TABLE, id);
    Runs.forget(world, id);
    Acl.forget(world, "jobs", id);
    return Reply.empty();
  }

  static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .orElseThrow(() -> ApiException.invalid("Job " + id + " does not exist."));
  }

  static String idOf(JsonNode id) {
    if (id.isMissingNode() || id.isNull()) {
      throw ApiException.missing("job_id");
    }
    if (!id.isIntegralNumber() && !id.asText().matches("\\d+")) {
      throw ApiException.malformed("Invalid integer value " + id + " for field 'job_id'");
    }
    return id.asText();
  }

  private static Reply change(World world, ObjectNode job, ObjectNode settings) {
    JobRules.check(settings);
    JobDefaults.fill(settings, world.caller());
    job.set("settings", settings);
    world.tx().put(TABLE, job.path("job_id").asText(), job);
    return Reply.empty();
  }

  private static boolean isNamed(ObjectNode job, Request request) {
    String name = job.path("settings").path("name").asText();
    return request.query("name").filter(wanted -> !wanted.equalsIgnoreCase(name)).isEmpty();
  }

  /// A job as it is read: who it runs as is worked out, not kept.
  private static ObjectNode shown(ObjectNode job) {
    JsonNode runAs = job.path("settings").path("run_as");
    String name =
        Docs.text(runAs, "user_name").orElse(runAs.path("service_principal_name").asText());
    return job.put("run_as_user_name", name).put("run_as_owner", true);
  }

  private static ObjectNode listed(ObjectNode job, boolean expand) {
    ObjectNode copy = shown(job.deepCopy());
    ObjectNode settings = Docs.child(copy, "settings");
    boolean more = PAGED.stream().anyMatch(list -> settings.path(list).size() > TASKS_PER_PAGE);
    for (String list : PAGED) {
      if (!expand) {
        settings.remove(list);
      } else if (settings.path(list).size() > TASKS_PER_PAGE) {
        List<JsonNode> first = settings.path(list).valueStream().limit(TASKS_PER_PAGE).toList();
        settings.putArray(list).addAll(first);
      }
    }
    return expand && more ? copy.put("has_more", true) : copy;
  }

  private static JsonNode merged(ObjectNode settings, String name, JsonNode value) {
    String key = KEYED.get(name);
    if (key == null) {
      return value;
    }
    Map<String, JsonNode> items = new LinkedHashMap<>();
    settings.path(name).forEach(item -> items.put(item.path(key).asText(), item));
    value.forEach(item -> items.put(item.path(key).asText(), item));
    return Docs.array().addAll(new ArrayList<>(items.values()));
  }

  /// A field, or `tasks/key` for one element of a list with keys.
  private static void remove(ObjectNode settings, String field) {
    int slash = field.indexOf('/');
    if (slash < 0) {
      settings.remove(field);
      return;
    }
    String list = field.substring(0, slash);
    String key = field.substring(slash + 1);
    List<JsonNode> left =
        settings
            .path(list)
            .valueStream()
            .filter(item -> !item.path(KEYED.getOrDefault(list, "")).asText().equals(key))
            .toList();
    settings.putArray(list).addAll(left);
  }
}
