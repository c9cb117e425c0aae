package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds the jobs and pipelines of a deployment that run right now (format.md 3, pre-deploy
/// checks).
final class ActiveRuns {

  /// Where a bundle asks for it.
  static final Path PLACE = Path.of("bundle", "deployment", "fail_on_active_runs");

  private static final String CODE = "active-runs";

  /// Pipelines in any other state do something.
  private static final Set<String> RESTING = Set.of("", "IDLE", "FAILED", "DELETED");

  private final RestClient rest;

  ActiveRuns(RestClient rest) {
    this.rest = rest;
  }

  /// Whether the bundle asks not to be deployed while it runs.
  static boolean areRefused(Mapping tree) {
    return Values.find(tree, PLACE) instanceof Value.Bool(Span _, boolean on) && on;
  }

  /// Stops when one of the deployed jobs or pipelines runs.
  ///
  /// @throws StopException `active-runs`, also when that cannot be found out
  void refuse(State state, Mapping tree) {
    List<Map.Entry<ResourceKey, Recorded>> running = running(state);
    if (!running.isEmpty()) {
      var first = running.getFirst();
      String kind = first.getKey().kind();
      throw stop(
          tree,
          "%s %s is running".formatted(kind.substring(0, kind.length() - 1), first.getValue().id()),
          "Running: "
              + String.join(", ", running.stream().map(each -> "" + each.getKey()).toList())
              + ". Wait until they end, or deploy without --fail-on-active-runs.");
    }
  }

  /// Whether one of them may be running: also when that cannot be found out.
  boolean mayBe(State state) {
    try {
      return !running(state).isEmpty();
    } catch (StopException unknown) {
      return true;
    }
  }

  private List<Map.Entry<ResourceKey, Recorded>> running(State state) {
    List<Map.Entry<ResourceKey, Recorded>> deployed = List.copyOf(state.resources().entrySet());
    List<Boolean> active =
        Parallel.map(deployed, each -> isActive(each.getKey(), each.getValue().id()));
    return IntStream.range(0, deployed.size()).filter(active::get).mapToObj(deployed::get).toList();
  }

  private boolean isActive(ResourceKey key, String id) {
    return switch (key.part() == ResourceKey.Part.SELF ? key.kind() : "") {
      case "jobs" -> !ask(runs(id)).path("runs").isEmpty();
      case "pipelines" ->
          !RESTING.contains(
              ask(Call.get("/api/2.0/pipelines/" + Call.segment(id))).path("state").asText(""));
      default -> false;
    };
  }

  private static Call runs(String job) {
    return Call.get("/api/2.2/jobs/runs/list")
        .query("job_id", job)
        .query("active_only", "true")
        .query("limit", "1");
  }

  /// What is not there any more does not run.
  private JsonNode ask(Call call) {
    return switch (rest.send(call)) {
      case Answer.Ok ok -> ok.body();
      case Answer.Refused refused when refused.isNotFound() -> MissingNode.getInstance();
      case Answer.Refused refused -> throw unknown(refused.message());
      case Answer.Unclear unclear -> throw unknown(unclear.reason());
    };
  }

  private static StopException unknown(String why) {
    return new StopException(
        Diagnostic.error(CODE, "cannot find out whether something runs: " + why)
            .detail("Nothing was changed. Deploy again when the reason is gone."));
  }

  private static StopException stop(Mapping tree, String reason, String wayOut) {
    return new StopException(
        Diagnostic.error(CODE, "deployment aborted, err: " + reason)
            .detail(wayOut)
            .at(PLACE)
            .in(Values.nearestSpan(tree, PLACE)));
  }
}
