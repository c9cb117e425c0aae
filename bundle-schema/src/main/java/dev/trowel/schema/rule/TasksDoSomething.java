package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;

/// A task says something to do; the API refuses one that does not.
final class TasksDoSomething implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(
        bundle,
        (_, path, task) -> {
          if (doesNothing(task)) {
            diagnostics.add(
                Diagnostic.error("task-type-missing", "a task has nothing to do")
                    .detail("Add what it does, such as notebook_task or spark_python_task.")
                    .at(path)
                    .in(Places.start(task)));
          }
        });
  }

  private static boolean doesNothing(Mapping task) {
    return task.entries().entrySet().stream()
        .noneMatch(each ->
            each.getKey().endsWith("_task") && !(each.getValue().value() instanceof Value.Null));
  }
}
