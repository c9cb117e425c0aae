package dev.trowel.schema.preset;

import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// Lets the tasks of all jobs run on one cluster (format.md 2.2, `bundle.cluster_id`).
final class ComputeOverride implements Step {

  private static final String CLUSTER = "existing_cluster_id";
  private static final List<String> REPLACED =
      List.of("new_cluster", "job_cluster_key", "environment_key");

  private final Optional<Text> cluster;

  /// @param cluster the id of the cluster, empty for no override
  ComputeOverride(Optional<Text> cluster) {
    this.cluster = cluster;
  }

  /// The cluster that replaces the compute of all tasks.
  static Optional<Text> cluster(Mapping tree, Inputs inputs, Mode mode, Diagnostics diagnostics) {
    Optional<Text> written =
        inputs
            .clusterId()
            .or(() -> fromEnvironment(inputs, mode, diagnostics))
            .map(id -> new Text(Span.synthetic("--cluster-id"), id))
            .or(() ->
                Values.find(tree, "bundle", "cluster_id") instanceof Text text
                    ? Optional.of(text)
                    : Optional.empty())
            .filter(id -> !id.text().isEmpty());
    if (mode == Mode.PRODUCTION && written.isPresent()) {
      diagnostics.add(
          Diagnostic.warning(
                  "compute-override-in-production",
                  "Setting a cluster override for a target that uses 'mode: production' is not"
                      + " recommended")
              .detail("What runs in production should always run on the same compute.")
              .in(written.get().span()));
    }
    return written;
  }

  private static Optional<String> fromEnvironment(
      Inputs inputs, Mode mode, Diagnostics diagnostics) {
    Optional<String> id = inputs.clusterFromEnvironment();
    if (id.isPresent() && mode != Mode.DEVELOPMENT) {
      diagnostics.add(
          Diagnostic.warning(
                  "compute-override-ignored",
                  "The DATABRICKS_CLUSTER_ID variable is set but is ignored since it is not used in"
                      + " 'mode: development'")
              .detail("Name the cluster with --cluster-id, or unset the variable."));
      return Optional.empty();
    }
    return id;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    if (cluster.isEmpty()) {
      return resource;
    }
    Mapping overridden = resource;
    for (PathPattern tasks : subject.facets().compute()) {
      overridden = Places.change(overridden, tasks, (_, task) -> override(task, cluster.get()));
    }
    return overridden;
  }

  private static Value override(Value value, Text cluster) {
    if (!(value instanceof Mapping task) || !namesCompute(task)) {
      return value;
    }
    Mapping overridden = task;
    for (String field : REPLACED) {
      overridden = overridden.without(field);
    }
    return overridden.with(CLUSTER, cluster);
  }

  private static boolean namesCompute(Mapping task) {
    return !Fields.isUnset(task.get(CLUSTER))
        || REPLACED.stream().anyMatch(field -> !Fields.isUnset(task.get(field)));
  }
}
