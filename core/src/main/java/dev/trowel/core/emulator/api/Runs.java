package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.emulator.http.ApiException;
import dev.trowel.core.emulator.http.Reply;
import dev.trowel.core.emulator.http.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// `/api/2.x/jobs/runs/*`: runs of jobs and of what was submitted without one. Nothing is executed:
/// how runs go on is in [RunSteps], how their tasks end in [Outcomes].
public final class Runs {
  static final String TABLE = "runs";
  static final String TOKEN = "idempotency_token";
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 26;

  private Runs() {}

  /// `POST run-now`.
  public static Reply runNow(Request request, World world) {
    ObjectNode body = world.types().read("jobs.run-now", request.json());
    ObjectNode job = Jobs.require(world, Docs.required(body, "job_id"));
    ObjectNode run =
        withToken(world, body).orElseGet(() -> RunSteps.begin(RunDocs.of(job, body, world), world));
    ObjectNode answer = Docs.object().put("run_id", run.path("run_id").asLong());
    return Reply.ok(answer.put("number_in_job", run.path("number_in_job").asLong()));
  }

  /// `POST runs/submit`: a run of tasks that belong to no job.
  public static Reply submit(Request request, World world) {
    ObjectNode body = world.types().read("jobs.submit", request.json());
    if (Docs.objects(body, "tasks").findAny().isEmpty()) {
      throw ApiException.invalid("A run needs at least one task.");
    }
    ObjectNode run =
        withToken(world, body)
            .orElseGet(() -> RunSteps.begin(RunDocs.submitted(body, world), world));
    return Reply.ok(Docs.object().put("run_id", run.path("run_id").asLong()));
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
    boolean completed = request.flag("completed_only");
    List<ObjectNode> runs =
        world.tx().all(TABLE).stream()
            .filter(run -> job.isEmpty() || run.path("job_id").asText().equals(job))
            .filter(run -> !active || !RunSteps.isDone(run))
            .filter(run -> !completed || RunSteps.isDone(run))
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
    boolean whole = run.path("run_id").asText().equals(id);
    if (run.path("tasks").size() > 1 && whole) {
      throw ApiException.invalid(
          "Retrieving the output of runs with multiple tasks is not supported."
              + " Please retrieve the output of each individual task run instead.");
    }
    return Reply.ok(
        Docs.objects(run, "tasks")
            .filter(task -> whole || task.path("run_id").asText().equals(id))
            .findFirst()
            .map(task -> RunView.output(run, task))
            .orElseGet(() -> RunView.output(run, Docs.object())));
  }

  /// `POST runs/cancel`: takes its time as well; one that has ended stays as it is.
  public static Reply cancel(Request request, World world) {
    RunSteps.cancel(require(world, Docs.required(request.json(), "run_id")), world);
    return Reply.empty();
  }

  /// `POST runs/cancel-all`: those of one job.
  public static Reply cancelAll(Request request, World world) {
    String job = Docs.required(request.json(), "job_id");
    ofJob(world, job).forEach(run -> RunSteps.cancel(run.deepCopy(), world));
    return Reply.empty();
  }

  /// `POST runs/delete`.
  public static Reply delete(Request request, World world) {
    String id = Docs.required(request.json(), "run_id");
    if (!RunSteps.isDone(require(world, id))) {
      throw new ApiException(
          400, "INVALID_STATE", "Run " + id + " is active. Cancel it before deleting it.");
    }
    world.tx().remove(TABLE, id);
    return Reply.empty();
  }

  /// Takes the runs of a job away with it.
  static void forget(World world, String job) {
    ofJob(world, job).forEach(run -> world.tx().remove(TABLE, run.path("run_id").asText()));
  }

  private static List<ObjectNode> ofJob(World world, String job) {
    return world.tx().all(TABLE).stream()
        .filter(run -> run.path("job_id").asText().equals(job))
        .toList();
  }

  /// The run as it is now; looking brings it nearer to its end.
  private static ObjectNode looked(ObjectNode run, World world) {
    ObjectNode shown = RunView.of(run);
    RunSteps.look(run, world);
    return shown;
  }

  private static ObjectNode listed(ObjectNode run, boolean expand) {
    ObjectNode copy = run;
    if (!expand) {
      copy.remove("tasks");
    }
    return copy;
  }

  private static Optional<ObjectNode> withToken(World world, ObjectNode body) {
    return Docs.text(body, TOKEN)
        .flatMap(token ->
            world.tx().all(TABLE).stream()
                .filter(run -> run.path(TOKEN).asText().equals(token))
                .findFirst());
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
