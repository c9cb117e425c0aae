package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How a run goes on: each time it was looked at often enough, the tasks that run end, and those
/// start that waited for them.
final class RunSteps {
  static final String PHASE = "_phase";
  static final String RESULT = "_result";
  static final String MESSAGE = "_message";
  static final String WAITING = "WAITING";
  static final String RUNNING = "RUNNING";
  static final String DONE = "DONE";
  static final String CANCELED = "_canceled";

  private RunSteps() {}

  /// Starts a run.
  static ObjectNode begin(ObjectNode run, World world) {
    run.put(PHASE, WAITING);
    Later.begin(run, world);
    while (Later.isDone(run) && !isDone(run)) {
      step(run, world);
    }
    return stored(run, world);
  }

  /// Asks a run to end; one that has ended stays as it is.
  static void cancel(ObjectNode run, World world) {
    if (!isDone(run)) {
      run.put(CANCELED, true);
      Later.begin(run, world);
      stored(run, world);
    }
  }

  /// Brings a run one step nearer to its end.
  static void look(ObjectNode run, World world) {
    if (isDone(run)) {
      return;
    }
    if (!Later.countsDown(run)) {
      step(run, world);
      Later.begin(run, world);
    }
    stored(run, world);
  }

  static boolean isDone(ObjectNode run) {
    return run.path(PHASE).asText().equals(DONE);
  }

  static Optional<String> result(ObjectNode run) {
    return Docs.text(run, RESULT);
  }

  private static ObjectNode stored(ObjectNode run, World world) {
    world.tx().put(Runs.TABLE, run.path("run_id").asText(), run);
    return run;
  }

  private static void step(ObjectNode run, World world) {
    if (run.path(CANCELED).asBoolean()) {
      tasks(run, task -> !isDone(task))
          .forEach(task -> over(task, world, "CANCELED", "Run cancelled."));
    }
    for (ObjectNode task : tasks(run, task -> task.path(PHASE).asText().equals(RUNNING)).toList()) {
      TaskEnd end = Outcomes.end(run, task, world);
      task.setAll(end.told());
      over(task, world, end.result(), end.message());
    }
    run.put(PHASE, RUNNING);
    boolean moved = true;
    while (moved) {
      moved = release(run, world);
    }
    if (tasks(run, task -> !isDone(task)).findAny().isEmpty()) {
      finish(run, world);
    }
  }

  /// Starts what waits for nothing any more, and ends what need not start; whether anything ended,
  /// so that more may have become free.
  private static boolean release(ObjectNode run, World world) {
    boolean ended = false;
    List<ObjectNode> waiting =
        tasks(run, task -> task.path(PHASE).asText().equals(WAITING)).toList();
    for (ObjectNode task : waiting) {
      switch (Upstream.of(run, task)) {
        case OPEN -> {}
        case MET -> task.put(PHASE, RUNNING).put("start_time", world.now());
        case FAILED -> ended = skipped(task, world, "UPSTREAM_FAILED");
        case EXCLUDED -> ended = skipped(task, world, "EXCLUDED");
      }
    }
    return ended;
  }

  private static boolean skipped(ObjectNode task, World world, String result) {
    over(task, world, result, "");
    return true;
  }

  private static void over(ObjectNode task, World world, String result, String message) {
    Docs.defaults(task, "start_time", task.numberNode(world.now()));
    task.put(PHASE, DONE).put(RESULT, result).put(MESSAGE, message).put("end_time", world.now());
  }

  private static void finish(ObjectNode run, World world) {
    run.put(PHASE, DONE).put("end_time", world.now());
    if (run.path(CANCELED).asBoolean()) {
      run.put(RESULT, "CANCELED").put(MESSAGE, "Run cancelled.");
      return;
    }
    Optional<ObjectNode> failed =
        tasks(run, RunSteps::isBroken)
            .min(Comparator.comparing(task -> result(task).orElse("").startsWith("UPSTREAM")));
    boolean leaf = tasks(run, task -> isBroken(task) && Upstream.isLeaf(run, task)).count() > 0;
    run.put(RESULT, leaf ? "FAILED" : failed.isPresent() ? "SUCCESS_WITH_FAILURES" : "SUCCESS");
    run.put(MESSAGE, leaf ? why(failed.orElseThrow()) : "");
  }

  private static String why(ObjectNode task) {
    return "Task %s failed with message: %s."
        .formatted(
            task.path("task_key").asText(), task.path(MESSAGE).asText("").replaceFirst("\\.$", ""));
  }

  static boolean isBroken(ObjectNode task) {
    return switch (result(task).orElse("")) {
      case "", "SUCCESS", "EXCLUDED", "DISABLED" -> false;
      default -> true;
    };
  }

  private static Stream<ObjectNode> tasks(ObjectNode run, Predicate<ObjectNode> which) {
    return Docs.objects(run, "tasks").filter(which);
  }
}
