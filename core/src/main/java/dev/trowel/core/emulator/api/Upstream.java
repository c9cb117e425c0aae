package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What the tasks that a task depends on mean for it, by its `run_if`.
enum Upstream {
  /// One of them has not ended.
  OPEN,
  /// The task runs.
  MET,
  /// It does not, as one failed.
  FAILED,
  /// It does not, as its condition asks for something else.
  EXCLUDED;

  static Upstream of(ObjectNode run, ObjectNode task) {
    List<ObjectNode> links = Docs.objects(task, "depends_on").toList();
    List<ObjectNode> before = links.stream().map(link -> linked(run, link)).toList();
    if (!before.stream().allMatch(RunSteps::isDone)) {
      return OPEN;
    }
    if (links.stream().anyMatch(link -> isOtherBranch(run, link))) {
      return EXCLUDED;
    }
    long broken = before.stream().filter(RunSteps::isBroken).count();
    long excluded = before.stream().filter(each -> isResult(each, "EXCLUDED")).count();
    long good = before.size() - broken - excluded;
    return switch (task.path("run_if").asText("ALL_SUCCESS")) {
      case "ALL_DONE" -> MET;
      case "NONE_FAILED" -> broken > 0 ? FAILED : MET;
      case "AT_LEAST_ONE_SUCCESS" -> before.isEmpty() || good > 0 ? MET : FAILED;
      case "ALL_FAILED" -> broken == before.size() ? MET : EXCLUDED;
      case "AT_LEAST_ONE_FAILED" -> before.isEmpty() || broken > 0 ? MET : EXCLUDED;
      default -> broken > 0 ? FAILED : excluded > 0 ? EXCLUDED : MET;
    };
  }

  /// Whether no task depends on this one.
  static boolean isLeaf(ObjectNode run, ObjectNode task) {
    String key = task.path("task_key").asText();
    return Docs.objects(run, "tasks")
        .flatMap(other -> Docs.objects(other, "depends_on"))
        .noneMatch(link -> link.path("task_key").asText().equals(key));
  }

  /// Whether a link is to the outcome that a condition did not have.
  private static boolean isOtherBranch(ObjectNode run, ObjectNode link) {
    String outcome = link.path("outcome").asText("");
    return !outcome.isEmpty()
        && !outcome.equals(linked(run, link).path("condition_task").path("outcome").asText("true"));
  }

  private static boolean isResult(ObjectNode task, String result) {
    return RunSteps.result(task).filter(result::equals).isPresent();
  }

  /// The task at a link; one that is not there is as good as done.
  private static ObjectNode linked(ObjectNode run, ObjectNode link) {
    String key = link.path("task_key").asText();
    return Docs.objects(run, "tasks")
        .filter(other -> other.path("task_key").asText().equals(key))
        .findFirst()
        .orElseGet(() -> Docs.object().put(RunSteps.PHASE, RunSteps.DONE));
  }
}
