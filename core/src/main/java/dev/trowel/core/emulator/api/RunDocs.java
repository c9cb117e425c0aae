package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// New runs: what is known of them before their first task starts.
final class RunDocs {
  private static final String[] TASK_PARAMETERS = {
    "dbt_commands",
    "jar_params",
    "notebook_params",
    "pipeline_params",
    "python_named_params",
    "python_params",
    "spark_submit_params",
    "sql_params"
  };

  private RunDocs() {}

  /// A run of a job.
  static ObjectNode of(ObjectNode job, ObjectNode body, World world) {
    String jobId = job.path("job_id").asText();
    JsonNode settings = job.path("settings");
    ObjectNode run = begun(body, settings, world, settings.path("name").asText());
    String id = run.path("run_id").asText();
    run.put("job_id", job.path("job_id").asLong()).put("number_in_job", Long.parseLong(id));
    run.put("run_type", "JOB_RUN");
    run.put("run_page_url", page(world, "#job/" + jobId + "/run/" + id));
    parameters(run, settings, body);
    return run;
  }

  /// A run of tasks that were sent with it.
  static ObjectNode submitted(ObjectNode body, World world) {
    ObjectNode run = begun(body, body, world, Docs.text(body, "run_name").orElse("Untitled"));
    run.put("run_type", "SUBMIT_RUN");
    return run.put("run_page_url", page(world, "#job/runs/" + run.path("run_id").asText()));
  }

  private static ObjectNode begun(ObjectNode body, JsonNode settings, World world, String name) {
    long id = Long.parseLong(world.number(Runs.TABLE, 15));
    ObjectNode run = Docs.object().put("run_id", id).put("run_name", name);
    run.put("creator_user_name", world.caller().userName()).put("start_time", world.now());
    run.put("trigger", "ONE_TIME").put("format", "MULTI_TASK");
    Docs.text(body, Runs.TOKEN).ifPresent(token -> run.put(Runs.TOKEN, token));
    ArrayNode tasks = run.putArray("tasks");
    List<ObjectNode> all = Docs.objects(settings, "tasks").toList();
    all.forEach(task -> tasks.add(taskRun(world, task)));
    Set<String> only = only(body, all);
    Docs.objects(run, "tasks")
        .filter(task -> !only.contains(task.path("task_key").asText()))
        .forEach(task -> task.put(RunSteps.PHASE, RunSteps.DONE).put(RunSteps.RESULT, "DISABLED"));
    return run;
  }

  private static String page(World world, String fragment) {
    return world.settings().uri() + "/?o=" + world.settings().workspaceId() + fragment;
  }

  private static ObjectNode taskRun(World world, ObjectNode task) {
    long id = Long.parseLong(world.number(Runs.TABLE, 15));
    ObjectNode run = task.deepCopy().put("run_id", id).put("attempt_number", 0);
    return run.put(RunSteps.PHASE, RunSteps.WAITING);
  }

  /// A run has the parameters of its job, with the values that this one was given.
  private static void parameters(ObjectNode run, JsonNode settings, ObjectNode body) {
    ArrayNode all = Docs.array();
    for (ObjectNode each : Docs.objects(settings, "parameters").toList()) {
      ObjectNode parameter = all.addObject().put("name", each.path("name").asText());
      parameter.set("default", each.path("default"));
      parameter.set("value", body.path("job_parameters").path(each.path("name").asText()));
      if (parameter.path("value").isMissingNode()) {
        parameter.set("value", each.path("default"));
      }
    }
    if (!all.isEmpty()) {
      run.set("job_parameters", all);
    }
    ObjectNode given = Docs.only(body, TASK_PARAMETERS);
    if (!given.isEmpty()) {
      run.set("overriding_parameters", given);
    }
  }

  /// The tasks that `only` names: `+` before one is all it depends on, after one all that depends
  /// on it; all of them without it.
  private static Set<String> only(ObjectNode body, List<ObjectNode> tasks) {
    Set<String> keys = new HashSet<>();
    if (!body.has("only")) {
      tasks.forEach(task -> keys.add(task.path("task_key").asText()));
      return keys;
    }
    for (JsonNode each : body.path("only")) {
      String text = each.asText();
      String key = text.replaceFirst("^\\+", "").replaceFirst("\\+$", "");
      if (tasks.stream().noneMatch(task -> task.path("task_key").asText().equals(key))) {
        throw ApiException.invalid("Task '" + key + "' does not exist in the job.");
      }
      keys.add(key);
      spread(keys, key, tasks, text.startsWith("+"), text.endsWith("+"));
    }
    return keys;
  }

  private static void spread(
      Set<String> keys, String key, List<ObjectNode> tasks, boolean up, boolean down) {
    for (ObjectNode task : tasks) {
      String own = task.path("task_key").asText();
      for (ObjectNode link : Docs.objects(task, "depends_on").toList()) {
        String other = link.path("task_key").asText();
        if (up && own.equals(key) && keys.add(other)) {
          spread(keys, other, tasks, true, false);
        }
        if (down && other.equals(key) && keys.add(own)) {
          spread(keys, own, tasks, false, true);
        }
      }
    }
  }
}
