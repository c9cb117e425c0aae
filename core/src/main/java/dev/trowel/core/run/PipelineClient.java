package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.run.PipelineUpdate.Told;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Updates of pipelines: starts them, waits for them, tells what they say (format.md 1.7).
public final class PipelineClient {

  private static final String BASE = "/api/2.0/pipelines/";

  /// What follows a stop: nothing runs, and nothing is on its way.
  private static final Set<String> RESTING = Set.of("IDLE", "FAILED", "DELETED");

  private final RestClient rest;
  private final Waiter waiter;
  private final Duration limit;

  /// @param waiter whose client, clock and pauses count
  /// @param limit how long is waited at most
  public PipelineClient(Waiter waiter, Duration limit) {
    this.rest = waiter.rest();
    this.waiter = waiter;
    this.limit = limit;
  }

  /// Starts an update. Not tried again when the answer is lost: a second one would be another.
  ///
  /// @return its id
  /// @throws StopException `api-refused`
  public String start(String pipeline, ObjectNode body) {
    return asking()
        .change("start pipeline " + pipeline, Call.post(one(pipeline) + "/updates", body))
        .path("update_id")
        .asText();
  }

  /// Ends what a pipeline does, and waits until it does nothing.
  ///
  /// @throws StopException `api-refused`, `run-deadline`
  public void stop(String pipeline) {
    Asking asking = asking();
    asking.change(
        "stop pipeline " + pipeline,
        Call.post(one(pipeline) + "/stop", JsonNodeFactory.instance.objectNode()));
    Polling polling = new Polling(waiter, limit);
    do {
      Optional<JsonNode> now = asking.look("pipeline " + pipeline, Call.get(one(pipeline)));
      if (now.filter(each -> RESTING.contains(each.path("state").asText())).isPresent()) {
        return;
      }
    } while (polling.again());
    throw overdue(pipeline);
  }

  /// Waits until an update has ended.
  ///
  /// @param told is told of each change and of each line of the log, once
  /// @throws StopException `run-lost`, `run-deadline`, `api-refused`
  public PipelineUpdate await(String pipeline, String update, Consumer<PipelineUpdate> told) {
    Asking asking = asking();
    Polling polling = new Polling(waiter, limit);
    Set<String> seen = new HashSet<>();
    String said = "";
    do {
      Call call = Call.get(one(pipeline) + "/updates/" + Call.segment(update));
      Optional<String> state =
          asking
              .look("update " + update, call)
              .map(tree -> tree.path("update").path("state").asText());
      List<Told> fresh = fresh(asking, pipeline, update, seen);
      PipelineUpdate now = new PipelineUpdate(update, state.orElse(said), fresh);
      if (!now.state().equals(said) || !fresh.isEmpty()) {
        told.accept(now);
        polling.changed();
        said = now.state();
      }
      if (now.isOver()) {
        return now;
      }
    } while (polling.again());
    throw overdue(pipeline);
  }

  /// The lines of the log that were not there before, in their order.
  private static List<Told> fresh(Asking asking, String pipeline, String update, Set<String> seen) {
    Call call =
        Call.get(one(pipeline) + "/events")
            .query("filter", "update_id = '" + update + "'")
            .query("order_by", "timestamp asc")
            .query("max_results", "100");
    List<Told> fresh = new ArrayList<>();
    Optional<JsonNode> page = asking.look("the log of pipeline " + pipeline, call);
    while (page.isPresent()) {
      for (JsonNode event : page.get().path("events")) {
        Told told = Told.of(event);
        if (seen.add(told.id())) {
          fresh.add(told);
        }
      }
      String next = page.get().path("next_page_token").asText("");
      page =
          next.isEmpty()
              ? Optional.empty()
              : asking.look(
                  "the log of pipeline " + pipeline,
                  Call.get(one(pipeline) + "/events").query("page_token", next));
    }
    return fresh;
  }

  private Asking asking() {
    return new Asking(rest);
  }

  private static String one(String pipeline) {
    return BASE + Call.segment(pipeline);
  }

  private StopException overdue(String pipeline) {
    return new StopException(
        Diagnostic.error(
                "run-deadline",
                "pipeline %s did not end within %d s".formatted(pipeline, limit.toSeconds()))
            .detail("It goes on in the workspace."));
  }
}
