package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Runs in the workspace: starts them, waits for them, reads what they made (format.md 1.7).
public final class RunClient {

  /// What is waited for at most, unless somebody says otherwise; the incumbent's limit, too.
  public static final Duration LIMIT = Duration.ofHours(24);

  private static final String JOBS = "/api/2.2/jobs/";
  private static final String TOKEN = "idempotency_token";

  private final RestClient rest;
  private final Waiter waiter;
  private final Duration limit;

  /// @param waiter whose clock and pauses count
  public RunClient(Workspace workspace, Waiter waiter) {
    this(workspace, waiter, LIMIT);
  }

  /// @param limit how long [#await] waits at most
  public RunClient(Workspace workspace, Waiter waiter, Duration limit) {
    this(workspace.rest(), waiter, limit);
  }

  RunClient(RestClient rest, Waiter waiter, Duration limit) {
    this.rest = rest;
    this.waiter = waiter;
    this.limit = limit;
  }

  /// Starts tasks that belong to no job: `POST /api/2.2/jobs/runs/submit`.
  ///
  /// @param idempotencyToken the same token never starts a second run; at most 64 characters
  /// @return the run's number
  /// @throws StopException `run-not-started`
  public long submit(ObjectNode body, String idempotencyToken) {
    ObjectNode sent = body.deepCopy().put(TOKEN, idempotencyToken);
    String what = "the run " + body.path("run_name").asText("");
    return number(asking().start(what, Call.post(JOBS + "runs/submit", sent)));
  }

  /// Starts a job: `POST /api/2.2/jobs/run-now`, with a token, so that asking again after a lost
  /// answer starts nothing twice.
  ///
  /// @return the run's number
  /// @throws StopException `run-not-started`
  public long runNow(ObjectNode body) {
    ObjectNode sent = body.deepCopy();
    if (!sent.has(TOKEN)) {
      sent.put(TOKEN, UUID.randomUUID().toString());
    }
    String what = "job " + body.path("job_id").asText();
    return number(asking().start(what, Call.post(JOBS + "run-now", sent)));
  }

  /// The run as it is now; empty when the workspace does not say for the moment.
  ///
  /// @throws StopException `run-lost`, `api-refused`
  public Optional<Run> look(long runId) {
    return look(asking(), runId);
  }

  /// Waits until a run has ended. Looks often after something has changed, seldom while nothing
  /// does; a look that fails ends nothing.
  ///
  /// @param changed is told the run at first, whenever it or one of its tasks got on, and at last
  /// @throws StopException `run-lost`, `run-deadline`, `api-refused`; what the waiter's pause
  ///   throws
  public Run await(long runId, Consumer<Run> changed) {
    Asking asking = asking();
    Polling polling = new Polling(waiter, limit);
    Optional<Run> said = Optional.empty();
    do {
      Optional<Run> now = look(asking, runId);
      if (now.isPresent() && !now.equals(said)) {
        changed.accept(now.get());
        polling.changed();
        said = now;
      }
      if (now.filter(run -> run.state().isOver()).isPresent()) {
        return now.get();
      }
    } while (polling.again());
    throw overdue(runId, said);
  }

  /// What the run of one task left behind.
  ///
  /// @throws StopException `api-refused`, when it cannot be read
  public TaskOutput output(long taskRunId) {
    Call call = Call.get(JOBS + "runs/get-output").query("run_id", Long.toString(taskRunId));
    return new TaskOutput(asking().change("read the output of run " + taskRunId, call));
  }

  /// Asks a run to end; it does so in its own time.
  ///
  /// @throws StopException `api-refused`
  public void cancel(long runId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("run_id", runId);
    asking().change("cancel run " + runId, Call.post(JOBS + "runs/cancel", body));
  }

  /// Ends all runs of a job that are under way, and waits until they have.
  ///
  /// @return how many there were
  /// @throws StopException `api-refused`, `run-deadline`
  public int cancelActive(long jobId) {
    List<Long> active = active(jobId);
    active.forEach(this::cancel);
    active.forEach(id -> await(id, _ -> {}));
    return active.size();
  }

  private List<Long> active(long jobId) {
    List<Long> found = new ArrayList<>();
    String token = "";
    do {
      Call call =
          Call.get(JOBS + "runs/list")
              .query("job_id", Long.toString(jobId))
              .query("active_only", "true");
      JsonNode page =
          asking()
              .change(
                  "list the runs of job " + jobId,
                  token.isEmpty() ? call : call.query("page_token", token));
      page.path("runs").forEach(run -> found.add(run.path("run_id").asLong()));
      token = page.path("next_page_token").asText("");
    } while (!token.isEmpty());
    return found;
  }

  /// The workspace tells a hundred tasks at a time.
  private static Optional<Run> look(Asking asking, long runId) {
    String id = Long.toString(runId);
    Call call = Call.get(JOBS + "runs/get").query("run_id", id);
    Optional<JsonNode> page = asking.look("run " + id, call);
    Optional<JsonNode> first = page;
    List<JsonNode> tasks = new ArrayList<>();
    while (page.isPresent()) {
      page.get().path("tasks").forEach(tasks::add);
      String token = page.get().path("next_page_token").asText("");
      if (token.isEmpty()) {
        return first.map(run -> Run.of(run, tasks));
      }
      page = asking.look("run " + id, call.query("page_token", token));
    }
    return Optional.empty();
  }

  private Asking asking() {
    return new Asking(rest);
  }

  private static long number(JsonNode answer) {
    return answer.path("run_id").asLong();
  }

  private StopException overdue(long runId, Optional<Run> last) {
    String link = last.map(Run::url).orElse("");
    return new StopException(
        Diagnostic.error(
                "run-deadline",
                "run %d did not end within %d s".formatted(runId, limit.toSeconds()))
            .detail("It goes on in the workspace" + (link.isEmpty() ? "." : ": " + link)));
  }
}
