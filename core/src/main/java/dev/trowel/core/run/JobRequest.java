package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The request that starts a job (format.md 1.7).
public final class JobRequest {

  private final RunTarget.Job job;
  private final JobFlags flags;

  private JobRequest(RunTarget.Job job, JobFlags flags) {
    this.job = job;
    this.flags = flags;
  }

  /// The request for `job` with what was given for it.
  ///
  /// @throws StopException `bad-usage` when flags exclude each other or mean nothing for this job,
  ///   `run-task-unknown`
  public static JobRequest of(RunTarget.Job job, JobFlags given) {
    JobFlags flags = Arguments.placed(given, job.settings());
    JobRequest request = new JobRequest(job, flags);
    request.refuseMixtures();
    request.refuseUnknownTasks();
    request.refuseNeitherTrueNorFalse();
    return request;
  }

  /// The body of `POST /api/2.2/jobs/run-now`.
  public ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("job_id", job.number());
    put(body, "job_parameters", flags.params());
    flags.lists().forEach((flag, values) -> put(body, flag.field(), values));
    flags
        .pairs()
        .forEach((flag, values) -> {
          if (flag == TaskFlag.PIPELINE) {
            values.forEach((name, value) ->
                body.withObjectProperty(flag.field()).put(name, Boolean.parseBoolean(value)));
          } else {
            put(body, flag.field(), values);
          }
        });
    put(body, "only", flags.only());
    return body;
  }

  /// The parameters that the job does not have, which it will ignore or refuse.
  public List<Diagnostic> warnings() {
    List<String> names = names(job.settings().path("parameters"), "name");
    List<Diagnostic> found = new ArrayList<>();
    for (String name : flags.params().keySet()) {
      if (!names.contains(name)) {
        found.add(
            at(
                Diagnostic.warning(
                        "run-parameter-unknown",
                        "%s has no parameter %s".formatted(job.key(), name))
                    .detail(
                        Suggestion.advice(
                            name, names, "It has: " + String.join(", ", names) + "."))));
      }
    }
    return found;
  }

  private void refuseMixtures() {
    boolean has = !job.settings().path("parameters").isEmpty();
    if (has && flags.hasTaskFlags()) {
      throw usage(
          "%s has parameters of its own, so that its tasks are given none".formatted(job.key()),
          "Write --params name=value instead. The workspace refuses a run that is given both.");
    }
    if (!has && !flags.params().isEmpty()) {
      throw usage(
          "%s has no parameters".formatted(job.key()),
          "Declare them in its `parameters` and deploy, or give its tasks what they take, such as"
              + " --notebook-params.");
    }
  }

  private void refuseUnknownTasks() {
    List<String> keys = names(job.settings().path("tasks"), "task_key");
    UnaryOperator<String> bare = text -> text.replaceFirst("^\\+", "").replaceFirst("\\+$", "");
    for (String task : flags.only().stream().map(bare).toList()) {
      if (!keys.isEmpty() && !keys.contains(task)) {
        throw new StopException(
            at(
                Diagnostic.error("run-task-unknown", "%s has no task %s".formatted(job.key(), task))
                    .detail(
                        Suggestion.advice(
                            task, keys, "It has: " + String.join(", ", keys) + "."))));
      }
    }
  }

  private void refuseNeitherTrueNorFalse() {
    flags
        .pairs()
        .getOrDefault(TaskFlag.PIPELINE, Map.of())
        .forEach((name, value) -> {
          if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw usage(
                "%s %s is neither true nor false: %s"
                    .formatted(TaskFlag.PIPELINE.option(), name, value),
                "Write %s=true or %s=false.".formatted(name, name));
          }
        });
  }

  private StopException usage(String summary, String detail) {
    return new StopException(at(Diagnostic.error("bad-usage", summary).detail(detail)));
  }

  private Diagnostic at(Diagnostic diagnostic) {
    Diagnostic placed = diagnostic.at(job.key().path());
    return job.span().map(placed::in).orElse(placed);
  }

  private static List<String> names(JsonNode list, String field) {
    return list.valueStream().map(each -> each.path(field).asText()).toList();
  }

  private static void put(ObjectNode body, String field, Map<String, String> values) {
    values.forEach((name, value) -> body.withObjectProperty(field).put(name, value));
  }

  private static void put(ObjectNode body, String field, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode list = body.putArray(field);
      values.forEach(list::add);
    }
  }
}
