package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.run.RunResult;
import dev.trowel.core.run.RunState;
import dev.trowel.core.run.TaskOutput;
import dev.trowel.core.run.TaskRun;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What came of a run (format.md 1.7).
///
/// @param isNative whether our own forms are meant; else the incumbent's
public record JobReport(RunResult result, boolean isNative) {

  /// What the tasks left behind: of one task as it is, of several one after the other.
  public String text() {
    List<RunResult.Left> left = result.left();
    if (left.size() == 1 && result.run().tasks().size() == 1) {
      String text = left.getFirst().output().text();
      boolean open = isNative && !text.isEmpty() && !text.endsWith("\n");
      return open ? text + "\n" : text;
    }
    List<RunResult.Left> said =
        left.stream().filter(each -> !each.output().text().isEmpty()).toList();
    if (left.isEmpty() || (said.isEmpty() && isNative)) {
      return "";
    }
    StringBuilder text = new StringBuilder("Output:\n");
    said.forEach(each ->
        text.append("=======\nTask ")
            .append(each.task().key())
            .append(":\n")
            .append(each.output().text())
            .append('\n'));
    return text.toString();
  }

  /// The same as JSON; of a run that failed, the incumbent says nothing.
  public String json(List<Diagnostic> diagnostics) {
    if (isNative) {
      return Envelope.of("run", this::write, diagnostics);
    }
    return result.run().state().isFailure() ? "" : JsonText.of(outputs());
  }

  /// Why it failed: each task with its error and where that came from, then the run.
  public List<Diagnostic> failures() {
    if (!result.run().state().isFailure()) {
      return List.of();
    }
    List<Diagnostic> found = new ArrayList<>();
    RunState state = result.run().state();
    String how = state.isCanceled() ? "canceled" : ended(state);
    String message = state.message().isEmpty() ? "" : ": " + state.message();
    found.add(
        Diagnostic.error("run-failed", "run " + how + message).detail(isNative ? details() : ""));
    return found;
  }

  /// What the incumbent prints of each task that failed.
  public List<String> failedTasks() {
    return result.broken().stream()
        .map(each ->
            "Task %s FAILED:\n%s\n%s"
                .formatted(
                    each.task().key(),
                    each.output().error().orElse(""),
                    each.output().trace().orElse("")))
        .toList();
  }

  private static String ended(RunState state) {
    return switch (state.result()) {
      case "TIMEDOUT" -> "timed out";
      case "" -> "skipped";
      default -> "failed";
    };
  }

  private String details() {
    StringBuilder text = new StringBuilder();
    for (RunResult.Left each : result.broken()) {
      text.append("Task ").append(each.task().key()).append(": ");
      text.append(each.output().error().orElseGet(() -> said(each.task()))).append('\n');
      each.output().trace().ifPresent(trace -> text.append(trace.strip()).append('\n'));
    }
    if (!result.run().url().isEmpty()) {
      text.append(result.run().url());
    }
    return text.toString().stripTrailing();
  }

  private static String said(TaskRun task) {
    return task.state().message().isEmpty() ? task.state().result() : task.state().message();
  }

  private ObjectNode outputs() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ArrayNode list = tree.putArray("task_outputs");
    for (RunResult.Left each : result.left()) {
      ObjectNode one = list.addObject().put("TaskKey", each.task().key());
      one.set("Output", output(each.output()));
      one.put("EndTime", each.task().ended());
    }
    return tree;
  }

  private static JsonNode output(TaskOutput output) {
    JsonNode tree = output.tree();
    for (String field : List.of("notebook_output", "dbt_output", "sql_output")) {
      if (tree.has(field)) {
        return tree.get(field);
      }
    }
    ObjectNode logs = JsonNodeFactory.instance.objectNode();
    logs.put("logs", output.text());
    return logs.put("logs_truncated", tree.path("logs_truncated").asBoolean());
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", result.key().toString());
    json.writeNumberField("job_id", result.jobId());
    json.writeNumberField("run_id", result.run().id());
    json.writeStringField("url", result.run().url());
    write(json, result.run().state());
    json.writeArrayFieldStart("tasks");
    for (TaskRun task : result.run().tasks()) {
      json.writeStartObject();
      json.writeStringField("key", task.key());
      json.writeNumberField("run_id", task.id());
      write(json, task.state());
      for (RunResult.Left each : result.all()) {
        if (each.task().equals(task)) {
          json.writeFieldName("output");
          JsonText.write(json, each.output().told());
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, RunState state) throws IOException {
    json.writeStringField("state", state.lifeCycle());
    if (!state.result().isEmpty()) {
      json.writeStringField("result", state.result());
    }
    if (!state.message().isEmpty()) {
      json.writeStringField("message", state.message());
    }
  }
}
