package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run as the workspace tells it, with its tasks.
///
/// @param url its page, `""` when the workspace tells none
/// @param began milliseconds since 1970
/// @param tasks in the order in which the workspace lists them; of a task that was tried again, the
///   last attempt
public record Run(
    long id, String name, String url, RunState state, long began, List<TaskRun> tasks) {

  public Run {
    tasks = List.copyOf(tasks);
  }

  /// Reads the answer of `GET /api/2.2/jobs/runs/get`, where one tells all tasks.
  public static Run of(JsonNode run) {
    return of(run, run.path("tasks").valueStream().toList());
  }

  /// The same.
  ///
  /// @param tasks those of all pages
  static Run of(JsonNode run, List<JsonNode> tasks) {
    return new Run(
        run.path("run_id").asLong(),
        run.path("run_name").asText(""),
        run.path("run_page_url").asText(""),
        RunState.of(run),
        run.path("start_time").asLong(),
        last(tasks.stream().map(TaskRun::of).toList()));
  }

  private static List<TaskRun> last(List<TaskRun> tasks) {
    Map<String, TaskRun> found = new LinkedHashMap<>();
    for (TaskRun task : tasks) {
      found.merge(task.key(), task, (a, b) -> b.attempt() >= a.attempt() ? b : a);
    }
    return List.copyOf(found.values());
  }

  /// The tasks that did not do what they were for.
  public List<TaskRun> failed() {
    return tasks.stream().filter(task -> task.state().isFailure()).toList();
  }
}
