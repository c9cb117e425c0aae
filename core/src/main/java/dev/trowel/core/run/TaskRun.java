package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// One task of a run.
///
/// @param id the number of the task's own run, by which its output is found
/// @param url its page, `""` when the workspace tells none
/// @param began milliseconds since 1970, 0 before it started
/// @param ended the same, 0 before it ended
/// @param attempt 0 for the first
/// @param after the keys of the tasks it waits for
public record TaskRun(
    long id,
    String key,
    String url,
    RunState state,
    long began,
    long ended,
    int attempt,
    List<String> after) {

  public TaskRun {
    after = List.copyOf(after);
  }

  static TaskRun of(JsonNode task) {
    return new TaskRun(
        task.path("run_id").asLong(),
        task.path("task_key").asText(),
        task.path("run_page_url").asText(""),
        RunState.of(task),
        task.path("start_time").asLong(),
        task.path("end_time").asLong(),
        task.path("attempt_number").asInt(),
        task.path("depends_on").valueStream().map(link -> link.path("task_key").asText()).toList());
  }
}
