package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Runs of jobs: nothing is executed; every run ends well after it was looked at a while, unless it
/// is cancelled before.
public final class Runs {
  private static final String TABLE = "runs";
  private static final String CANCELED = "_canceled";
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
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 26;

  private Runs() {}

  /// `POST run-now`.
  public static Reply runNow(Request request, World world) {
    ObjectNode body = world.types().read("jobs.run-now", request.json());
    ObjectNode job = Jobs.require(world, Docs.required(body, "job_id"));
    Optional<String> token = Docs.text(body, "idempotency_token");
    Optional<ObjectNode> before = token.flatMap(text -> withToken(world, text));
    ObjectNode run = before.orElseGet(() -> start(world, job, body));
    ObjectNode answer = Docs.object().put("run_id", run.path("run_id").asLong());
    return Reply.ok(answer.put("number_in_job", run.path("number_in_job").asLong()));
  }

  /// `GET runs/get`; also finds the run of one task.
  public static Reply get(Request request, World world) {
    return Reply.ok(looked(require(world, request.required("run_id")), world));
  }

  /// `GET runs/list`, newest first.
  public static Reply list(Request request, World world) {
    String job = request.query("job_id").orElse("");
    int limit = Math.clamp(request.number("limit", DEFAULT_LIMIT), 1, MAX_LIMIT);
    boolean active = request.flag("active_only");
    List<ObjectNode> runs =
        world.tx().all(TABLE).stream()
            .filter(run -> job.isEmpty() || run.path("job_id").asText().equals(job))
            .filter(run -> !active || !Later.isDone(run))
            .sorted(
                Comparator.comparingLong((ObjectNode run) -> run.path("start_time").asLong())
                    .reversed())
            .toList()
            .stream()
            .map(run -> listed(looked(run.deepCopy(), world), request.flag("expand_tasks")))
            .toList();
    Pages<ObjectNode> page = Pages.cut(runs, limit, request.query("page_token").orElse(""));
    return Reply.ok(Pages.render("runs", page).put("has_more", !page.next().isEmpty()));
  }

  /// `GET runs/get-output`; a run of several tasks has none of its own.
  public static Reply output(Request request, World world) {
    String id = request.required("run_id");
    ObjectNode run = require(world, id);
    if (run.path("tasks").size() > 1 && run.path("run_id").asText().equals(id)) {
      throw ApiException.invalid(
          "Retrieving the output of runs with multiple tasks is not supported."
              + " Please retrieve the output of each individual task run instead.");
    }
    ObjectNode answer = Docs.object();
    answer.putObject("notebook_output").put("truncated", false);
    answer.set("metadata", shown(run));
    return Reply.ok(answer);
  }

  /// `POST runs/cancel`: takes its time as well; one that has ended stays as it is.
  public static Reply cancel(Request request, World world) {
    ObjectNode run = require(world, Docs.required(request.json(), "run_id"));
    if (!Later.isDone(run)) {
      Later.begin(run.put(CANCELED, true), world);
      world.tx().put(TABLE, run.path("run_id").asText(), run);
    }
    return Reply.empty();
  }

  /// `POST runs/delete`.
  public static Reply delete(Request request, World world) {
    String id = Docs.required(request.json(), "run_id");
    if (!Later.isDone(require(world, id))) {
      throw new ApiException(
          400, "INVALID_STATE", "Run " + id + " is active. Cancel it before deleting it.");
    }
    world.tx().remove(TABLE, id);
    return Reply.empty();
  }

  /// Takes the runs of a job away with it.
  static void forget(World world, String job) {
    world.tx().all(TABLE).stream()
        .filter(run -> run.path("job_id").asText().equals(job))
        .map(run -> run.path("run_id").asText())
        .toList()
        .forEach(id -> world.tx().remove(TABLE, id));
  }

  private static ObjectNode start(World world, ObjectNode job, ObjectNode body) {
    String id = world.number(TABLE, 15);
    String jobId = job.path("job_id").asText();
    ObjectNode run = Docs.object().put("run_id", Long.parseLong(id));
    run.put("job_id", job.path("job_id").asLong())
        .put("run_name", job.path("settings").path("name").asText());
    run.put("number_in_job", Long.parseLong(id))
        .put("creator_user_name", world.caller().userName());
    run.put("start_time", world.now()).put("run_type", "JOB_RUN");
    run.put("trigger", "ONE_TIME").put("format", "MULTI_TASK");
    run.put(
        "run_page_url",
        world.settings().uri()
            + "/?o="
            + world.settings().workspaceId()
            + "#job/"
            + jobId
            + "/run/"
            + id);
    Docs.text(body, "idempotency_token").ifPresent(token -> run.put("idempotency_token", token));
    ArrayNode tasks = run.putArray("tasks");
    Docs.objects(job.path("settings"), "tasks").forEach(task -> tasks.add(taskRun(world, task)));
    parameters(run, job, body);
    Later.begin(run, world);
    world.tx().put(TABLE, id, run);
    return run;
  }

  /// A run has the parameters of its job, with the values that this one was given.
  private static void parameters(ObjectNode run, ObjectNode job, ObjectNode body) {
    ArrayNode all = Docs.array();
    for (ObjectNode each : Docs.objects(job.path("settings"), "parameters").toList()) {
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

  private static ObjectNode taskRun(World world, ObjectNode task) {
    ObjectNode run = task.deepCopy().put("run_id", Long.parseLong(world.number(TABLE, 15)));
    return run.put("start_time", world.now()).put("attempt_number", 0);
  }

  /// The run as it is now; looking brings it nearer to its end.
  private static ObjectNode looked(ObjectNode run, World world) {
    ObjectNode shown = shown(run);
    Later.look(run, world, TABLE, run.path("run_id").asText());
    return shown;
  }

  private static ObjectNode shown(ObjectNode run) {
    ObjectNode copy = Later.shown(run);
    boolean canceled = run.path(CANCELED).asBoolean();
    boolean done = Later.isDone(run);
    copy.remove(List.of("idempotency_token", CANCELED));
    if (done) {
      Docs.defaults(copy, "end_time", copy.path("start_time"));
    }
    state(copy, canceled, done);
    Docs.objects(copy, "tasks").forEach(task -> state(task, canceled, done));
    return copy;
  }

  private static void state(ObjectNode run, boolean canceled, boolean done) {
    String going = canceled ? "TERMINATING" : "RUNNING";
    ObjectNode state = run.putObject("state").put("life_cycle_state", done ? "TERMINATED" : going);
    ObjectNode status = run.putObject("status").put("state", done ? "TERMINATED" : going);
    if (done) {
      state.put("result_state", canceled ? "CANCELED" : "SUCCESS");
      status
          .putObject("termination_details")
          .put("code", canceled ? "USER_CANCELED" : "SUCCESS")
          .put("type", canceled ? "CLIENT_ERROR" : "SUCCESS")
          .put("message", "");
    }
    state.put("state_message", done && canceled ? "Run cancelled." : "");
    state.put("user_cancelled_or_timedout", canceled);
  }

  private static ObjectNode listed(ObjectNode run, boolean expand) {
    ObjectNode copy = run;
    if (!expand) {
      copy.remove("tasks");
    }
    return copy;
  }

  private static Optional<ObjectNode> withToken(World world, String token) {
    return world.tx().all(TABLE).stream()
        .filter(run -> run.path("idempotency_token").asText().equals(token))
        .findFirst();
  }

  private static ObjectNode require(World world, String id) {
    return world
        .tx()
        .get(TABLE, id)
        .or(() -> ofTask(world, id))
        .orElseThrow(() -> ApiException.invalid("Run " + id + " does not exist."));
  }

  private static Optional<ObjectNode> ofTask(World world, String id) {
    return world.tx().all(TABLE).stream()
        .filter(
            run -> Docs.objects(run, "tasks").anyMatch(t -> t.path("run_id").asText().equals(id)))
        .findFirst()
        .map(ObjectNode::deepCopy);
  }
}
