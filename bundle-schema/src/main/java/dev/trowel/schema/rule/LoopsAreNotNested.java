package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;

/// A loop over tasks holds no other loop; the API refuses it.
final class LoopsAreNotNested implements Rule {

  private static final String LOOP = "for_each_task";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(
        bundle,
        (_, path, task) -> {
          Value inner = Values.find(task, LOOP, "task", LOOP);
          if (inner != null) {
            diagnostics.add(
                Diagnostic.error("loop-nested", "a for_each_task cannot hold another one")
                    .detail("Put the inner loop into a job of its own, run by a run_job_task.")
                    .at(path.field(LOOP).field("task").field(LOOP))
                    .in(inner.span()));
          }
        });
  }
}
