package dev.trowel.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the run of a training recorded of itself, in MLflow.
///
/// @param id of the run
/// @param metrics the last value of each
/// @param params as text
/// @param tags without those of MLflow itself
/// @param job the number of the job that it was a run of; empty where MLflow was not told
public record TrackedRun(
    String id,
    SortedMap<String, Double> metrics,
    SortedMap<String, String> params,
    SortedMap<String, String> tags,
    Optional<String> job) {
  private static final String OF_MLFLOW = "mlflow.";
  private static final String JOB = "mlflow.databricks.jobID";

  public TrackedRun {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /// The run with this id; empty when this workspace has none.
  public static Optional<TrackedRun> read(RestClient rest, String id) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Call call = Call.get("/api/2.0/mlflow/runs/get").query("run_id", id);
    return new Asking(rest)
        .find(call, "read run " + id)
        .map(answer -> of(id, answer.path("run").path("data")));
  }

  private static TrackedRun of(String id, JsonNode data) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    data.path("metrics")
        .forEach(each -> metrics.put(each.path("key").asText(), each.path("value").asDouble()));
    SortedMap<String, String> tags = Asking.pairs(data.path("tags"));
    Optional<String> job = Optional.ofNullable(tags.get(JOB));
    tags.keySet().removeIf(name -> name.startsWith(OF_MLFLOW));
    return new TrackedRun(id, metrics, Asking.pairs(data.path("params")), tags, job);
  }
}
