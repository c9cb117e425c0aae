package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Await.Progress;
import dev.trowel.core.kind.DeclaredOperations.Finder;
import dev.trowel.core.kind.FieldRules.Classify;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Runs of jobs as part of a deployment. A run cannot change: with other settings, or after one
/// that did not succeed, there is a new one.
final class JobRuns {

  private static final String API = " /api/2.2/jobs/runs/";
  private static final String LOOK = "GET" + API + "get?run_id={id}";
  private static final String ON_DEPLOY = "on_bundle_deploy";
  private static final String PARAMETERS = "job_parameters";
  private static final Path TRIGGER = Path.of("lifecycle", "triggers", ON_DEPLOY);
  private static final Set<String> OVER = Set.of("TERMINATED", "SKIPPED", "INTERNAL_ERROR");

  /// What a run was asked for with; the workspace tells what became of it instead.
  private static final String[] ASKED = {
    "dbt_commands",
    "idempotency_token",
    "jar_params",
    "job_id",
    "job_parameters",
    "notebook_params",
    "only",
    "performance_target",
    "pipeline_params",
    "python_named_params",
    "python_params",
    "queue",
    "spark_submit_params",
    "sql_params"
  };

  /// Of these, what the list of runs tells.
  private static final List<String> TOLD =
      Stream.of(ASKED).filter(field -> field.endsWith("_params")).toList();

  static final ResourceKind KIND =
      ResourceKind.of("job_runs", "job_run", "jobs.RunNow")
          .wanted(JobRuns::wanted)
          .create("POST /api/2.2/jobs/run-now", JobRuns::request)
          .repeatable()
          .id("run_id")
          .find(new Finder(Trace.LIKENESS, JobRuns::find))
          .read(Reads.plain(LOOK).honest())
          .live(JobRuns::live)
          .remote(JobRuns::remote)
          .update(target -> List.of(Endpoint.of(LOOK).call(target, null)))
          .ending(JobRuns::cancel)
          .delete("POST" + API + "delete", Bodies.id("run_id"))
          .await(Awaits.runSucceeded())
          .field(REQUIRED, "job_id")
          .field(REPLACE, ASKED)
          .field(IGNORE_REMOTE, ASKED)
          .field(INPUT_ONLY, "idempotency_token", "only", "performance_target", "queue")
          .field(REPLACE, "lifecycle.triggers", "lifecycle.result_state")
          .classify(triggerTakenAway())
          .facets(() -> new FacetsBuilder().triggered())
          .page("jobs/{job_id}/runs/{id}")
          .build();

  private JobRuns() {}

  /// A run that every deployment starts anew is wanted anew with every plan.
  private static ObjectNode wanted(ObjectNode written) {
    ObjectNode settings = written.deepCopy();
    JsonNode triggers = settings.path("lifecycle").path("triggers");
    ObjectNode armed = settings.putObject("lifecycle").putObject("triggers");
    for (JsonNode trigger : triggers) {
      if (trigger.path(ON_DEPLOY).asBoolean()) {
        armed.put(ON_DEPLOY, UUID.randomUUID().toString());
      }
    }
    return settings;
  }

  /// With a token of its own, so that asking twice makes one run.
  private static JsonNode request(Target target) {
    ObjectNode body = target.settings().deepCopy();
    body.remove("lifecycle");
    return body.put("idempotency_token", UUID.randomUUID().toString());
  }

  /// What it was asked for with, as far as the run tells, and how it went: nothing of one that
  /// succeeded; one under way is waited for; any other end calls for a new run.
  private static ObjectNode live(JsonNode run) {
    ObjectNode settings = Json.copy(run.path("overriding_parameters"));
    Json.ifPresent(run, "job_id", job -> settings.set("job_id", job));
    for (JsonNode parameter : run.path("job_parameters")) {
      settings
          .withObjectProperty("job_parameters")
          .set(parameter.path("name").asText(), parameter.path("value"));
    }
    ObjectNode lifecycle = settings.putObject("lifecycle");
    lifecycle.putObject("triggers");
    if (!isOver(run)) {
      lifecycle.set("life_cycle_state", state(run, "life_cycle_state"));
    } else if (!hasSucceeded(run)) {
      lifecycle.put("result_state", outcome(run));
    }
    return settings;
  }

  private static ObjectNode remote(JsonNode run) {
    ObjectNode seen = Json.copy(run);
    seen.set("result_state", state(run, "result_state"));
    return seen;
  }

  /// The newest runs of the same job that were asked for with the same parameters. The workspace
  /// does not tell the tokens.
  private static Search find(RestClient rest, ObjectNode settings) {
    Call newest =
        Call.get("/api/2.2/jobs/runs/list")
            .query("job_id", settings.path("job_id").asText())
            .query("limit", "25");
    return rest.send(newest) instanceof Answer.Ok(int ignored, JsonNode page)
        ? Search.of(
            page.path("runs")
                .valueStream()
                .filter(run -> isAskedFor(settings, live(run)))
                .map(run -> run.path("run_id").asText())
                .toList())
        : Search.UNKNOWN;
  }

  /// A run also tells the parameters that it has from its job.
  private static boolean isAskedFor(ObjectNode settings, ObjectNode live) {
    boolean same = TOLD.stream().allMatch(field -> settings.path(field).equals(live.path(field)));
    return same
        && settings
            .path(PARAMETERS)
            .propertyStream()
            .allMatch(each ->
                live.path(PARAMETERS)
                    .path(each.getKey())
                    .asText()
                    .equals(each.getValue().asText()));
  }

  private static Optional<Call> cancel(JsonNode run) {
    if (isOver(run)) {
      return Optional.empty();
    }
    ObjectNode body = Json.object();
    body.set("run_id", run.path("run_id"));
    return Optional.of(Call.post("/api/2.2/jobs/runs/cancel", body));
  }

  /// How far a run is; what went wrong names the tasks that failed.
  static Progress progress(JsonNode run) {
    if (!isOver(run)) {
      return new Progress.Pending(state(run, "life_cycle_state").asText());
    }
    return hasSucceeded(run) ? new Progress.Ready() : new Progress.Failed(failure(run));
  }

  private static String failure(JsonNode run) {
    StringBuilder text = new StringBuilder("the run ended with ");
    text.append(Awaits.said(outcome(run), state(run, "state_message").asText()));
    for (JsonNode task : run.path("tasks")) {
      if (isOver(task) && hasFailed(task)) {
        String message = state(task, "state_message").asText();
        text.append("; task ").append(task.path("task_key").asText()).append(": ");
        text.append(Awaits.said(outcome(task), message));
      }
    }
    Json.ifPresent(run, "run_page_url", page -> text.append("; see ").append(page.asText()));
    return text.toString();
  }

  /// A task that others kept from running is no cause.
  private static boolean hasFailed(JsonNode task) {
    return Set.of("FAILED", "TIMEDOUT", "INTERNAL_ERROR").contains(outcome(task));
  }

  private static boolean isOver(JsonNode run) {
    return OVER.contains(state(run, "life_cycle_state").asText());
  }

  private static boolean hasSucceeded(JsonNode run) {
    return state(run, "result_state").asText().equals("SUCCESS");
  }

  /// A run that never began has no result.
  private static String outcome(JsonNode run) {
    String result = state(run, "result_state").asText();
    return result.isEmpty() ? state(run, "life_cycle_state").asText() : result;
  }

  private static JsonNode state(JsonNode run, String field) {
    return run.path("state").path(field);
  }

  /// Taking the trigger away starts nothing.
  private static Classify triggerTakenAway() {
    return (at, recorded, desired, live) ->
        desired == null && recorded != null && live == null && TRIGGER.startsWith(at)
            ? Optional.of("trigger_removed")
            : Optional.empty();
  }
}
