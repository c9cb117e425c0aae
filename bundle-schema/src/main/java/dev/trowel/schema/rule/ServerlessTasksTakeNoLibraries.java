package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;

/// A task without a cluster gets its libraries from an environment; the API refuses `libraries`
/// there.
final class ServerlessTasksTakeNoLibraries implements Rule {

  private static final String LIBRARIES = "libraries";
  private static final List<String> CLUSTER =
      List.of("existing_cluster_id", "job_cluster_key", "new_cluster");
  private static final List<String> CODE =
      List.of("notebook_task", "spark_python_task", "python_wheel_task");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(
        bundle,
        (_, path, task) -> {
          if (!Values.items(task, LIBRARIES).isEmpty() && isServerless(task)) {
            diagnostics.add(refused(path, task));
          }
        });
  }

  /// A notebook on a SQL warehouse is none; a script that names nothing is told so elsewhere.
  private static boolean isServerless(Mapping task) {
    boolean named = task.get("notebook_task") instanceof Mapping || has(task, "environment_key");
    return CODE.stream().anyMatch(code -> task.get(code) instanceof Mapping)
        && CLUSTER.stream().noneMatch(cluster -> has(task, cluster))
        && !OneIsChosen.isSet(Values.find(task, "notebook_task", "warehouse_id"))
        && named;
  }

  private static boolean has(Mapping task, String field) {
    return OneIsChosen.isSet(task.get(field));
  }

  private static Diagnostic refused(Path path, Mapping task) {
    return Diagnostic.error(
            "serverless-with-libraries", "a task without a cluster cannot have libraries")
        .detail(
            "List them under dependencies of one of the job's environments, and name that with"
                + " environment_key; or give the task a cluster.")
        .at(path.field(LIBRARIES))
        .in(Places.ofKey(task, LIBRARIES));
  }
}
