package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Runs as answers show them.
final class RunView {
  private static final String LOGS = "_logs";
  private static final String ERROR = "_error";
  private static final String TRACE = "_trace";

  /// What a task left behind.
  static final String OUTPUT = "_output";

  private RunView() {}

  /// A run with its tasks.
  static ObjectNode of(ObjectNode run) {
    ObjectNode copy = run.deepCopy();
    boolean canceled = run.path(RunSteps.CANCELED).asBoolean();
    copy.remove(Runs.TOKEN);
    state(copy, canceled, "PENDING");
    Docs.objects(copy, "tasks")
        .forEach(task ->
            state(task, canceled, task.path("depends_on").isEmpty() ? "PENDING" : "BLOCKED"));
    return copy;
  }

  /// What a task left behind.
  static ObjectNode output(ObjectNode run, ObjectNode task) {
    ObjectNode answer = Docs.object();
    if (task.has(LOGS)) {
      answer.set("logs", task.get(LOGS));
      answer.put("logs_truncated", false);
    }
    if (task.has("notebook_task") || !task.has(LOGS)) {
      ObjectNode notebook = answer.putObject("notebook_output").put("truncated", false);
      Docs.text(task, OUTPUT).ifPresent(text -> notebook.put("result", text));
    }
    Docs.text(task, ERROR).ifPresent(text -> answer.put("error", text));
    Docs.text(task, TRACE).ifPresent(text -> answer.put("error_trace", text));
    answer.set("metadata", of(run));
    return answer;
  }

  /// What a task's end tells, as it is kept.
  static ObjectNode kept(JsonNode told) {
    ObjectNode kept = Docs.object();
    Docs.text(told, "notebook_output").ifPresent(text -> kept.put(OUTPUT, text));
    Docs.text(told, "logs").ifPresent(text -> kept.put(LOGS, text));
    Docs.text(told, "error").ifPresent(text -> kept.put(ERROR, text));
    Docs.text(told, "error_trace").ifPresent(text -> kept.put(TRACE, text));
    return kept;
  }

  private static void state(ObjectNode run, boolean canceled, String waiting) {
    boolean done = RunSteps.isDone(run);
    boolean runs = run.path(RunSteps.PHASE).asText().equals(RunSteps.RUNNING);
    String result = RunSteps.result(run).orElse("");
    String going = canceled ? "TERMINATING" : runs ? "RUNNING" : waiting;
    // The service says so of what failed by itself.
    String ended = result.equals("FAILED") ? "INTERNAL_ERROR" : "TERMINATED";
    ObjectNode state = run.putObject("state").put("life_cycle_state", done ? ended : going);
    ObjectNode status = run.putObject("status").put("state", done ? "TERMINATED" : going);
    if (done) {
      state.put("result_state", result);
      status
          .putObject("termination_details")
          .put("code", code(result))
          .put("type", result.equals("SUCCESS") ? "SUCCESS" : "CLIENT_ERROR")
          .put("message", run.path(RunSteps.MESSAGE).asText(""));
    }
    state.put("state_message", run.path(RunSteps.MESSAGE).asText(""));
    state.put("user_cancelled_or_timedout", result.equals("CANCELED"));
    run.remove(run.propertyStream().map(e -> e.getKey()).filter(k -> k.startsWith("_")).toList());
  }

  private static String code(String result) {
    return switch (result) {
      case "CANCELED" -> "USER_CANCELED";
      case "FAILED" -> "RUN_EXECUTION_ERROR";
      default -> result;
    };
  }
}
