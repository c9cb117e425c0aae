package dev.trowel.core.run;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A run that has ended, or that nobody waits for, and what its tasks left behind.
///
/// @param left what tasks that succeeded left behind, in the order of their ends
/// @param broken what is known of the tasks that failed
public record RunResult(ResourceKey key, long jobId, Run run, List<Left> left, List<Left> broken) {

  /// A task and what it left behind.
  public record Left(TaskRun task, TaskOutput output) {}

  public RunResult {
    left = List.copyOf(left);
    broken = List.copyOf(broken);
  }

  /// One that nobody waits for.
  public static RunResult started(RunTarget.Job job, Run run) {
    return new RunResult(job.key(), job.number(), run, List.of(), List.of());
  }

  /// One that has ended; asks for what it left behind.
  public static RunResult of(RunClient client, RunTarget.Job job, Run run) {
    List<TaskRun> ended =
        run.tasks().stream().sorted(Comparator.comparingLong(TaskRun::ended)).toList();
    return new RunResult(
        job.key(),
        job.number(),
        run,
        left(client, ended.stream().filter(task -> task.state().isSuccess())),
        left(client, ended.stream().filter(RunResult::hasFailedItself)));
  }

  /// A task that did not start for another's sake says nothing of its own.
  private static boolean hasFailedItself(TaskRun task) {
    return task.state().isFailure()
        && !task.state().result().startsWith("UPSTREAM")
        && !task.state().isCanceled();
  }

  /// All that was left behind.
  public List<Left> all() {
    return Stream.concat(left.stream(), broken.stream()).toList();
  }

  private static List<Left> left(RunClient client, Stream<TaskRun> tasks) {
    return tasks
        .map(task -> output(client, task).map(output -> new Left(task, output)))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Some types of tasks have no output to ask for.
  private static Optional<TaskOutput> output(RunClient client, TaskRun task) {
    try {
      return Optional.of(client.output(task.id()));
    } catch (StopException none) {
      return Optional.empty();
    }
  }
}
