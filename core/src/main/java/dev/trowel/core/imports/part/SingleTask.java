package dev.trowel.core.imports.part;

import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Jobs of the time when a job was one task, which stood at the top of its settings.
public final class SingleTask {

  private static final Set<String> TASKS =
      Set.of(
          "notebook_task",
          "spark_python_task",
          "spark_jar_task",
          "spark_submit_task",
          "python_wheel_task",
          "pipeline_task",
          "run_job_task",
          "dbt_task",
          "sql_task");

  /// What went with it, and goes with the task now.
  private static final List<String> BESIDE =
      List.of(
          "existing_cluster_id",
          "new_cluster",
          "libraries",
          "max_retries",
          "min_retry_interval_millis",
          "retry_on_timeout");

  private SingleTask() {}

  /// Whether the settings are of that time.
  public static boolean isIn(Mapping settings) {
    return settings.get("tasks") == null
        && settings.entries().keySet().stream().anyMatch(TASKS::contains);
  }

  /// The settings with the task where it belongs.
  ///
  /// @param key what the task is called
  public static Mapping moved(Mapping settings, String key) {
    Mapping task = Mapping.empty(settings.span()).with("task_key", Made.text(key));
    Mapping rest = settings;
    List<String> names = new ArrayList<>(TASKS.stream().sorted().toList());
    names.addAll(BESIDE);
    for (String name : names) {
      Value value = settings.get(name);
      if (value != null) {
        task = task.with(name, value);
        rest = rest.without(name);
      }
    }
    return rest.with("tasks", Made.list(List.of(task)));
  }
}
