package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;

/// A task that runs code on machines says on which; notebooks may leave it to the workspace
/// (format.md 7).
final class TasksNameTheirCompute implements Rule {

  private static final List<String> NEED =
      List.of("spark_python_task", "python_wheel_task", "spark_jar_task", "spark_submit_task");
  private static final List<String> NAME =
      List.of("job_cluster_key", "environment_key", "existing_cluster_id", "new_cluster");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(
        bundle,
        (_, path, task) -> {
          if (needsCompute(task) && NAME.stream().noneMatch(name -> task.get(name) != null)) {
            diagnostics.add(error(path, task));
          }
        });
  }

  private static boolean needsCompute(Mapping task) {
    boolean dbt =
        task.get("dbt_task") instanceof Mapping
            && Values.find(task, "dbt_task", "warehouse_id") == null;
    return dbt || NEED.stream().anyMatch(kind -> task.get(kind) != null);
  }

  private static Diagnostic error(Path path, Mapping task) {
    return Diagnostic.error(
            "task-compute-missing", "Missing required cluster or environment settings")
        .detail(
            "Task \"%s\" runs on a cluster or in an environment. Give it one of %s."
                .formatted(Values.text(task, "task_key"), String.join(", ", NAME)))
        .at(path)
        .in(task.span());
  }
}
