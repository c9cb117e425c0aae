package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Only a condition has an outcome to wait for, which is true or false; the API refuses others.
final class OutcomesAreOfConditions implements Rule {

  private static final String KEY = "task_key";
  private static final String WAITS_FOR = "depends_on";
  private static final String OUTCOME = "outcome";
  private static final String CODE = "outcome-invalid";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Jobs.of(bundle).forEach(job -> check(job, diagnostics));
  }

  private static void check(Resource job, Diagnostics diagnostics) {
    Map<String, Value> tasks = new HashMap<>();
    Values.items(job.settings(), "tasks")
        .forEach(task -> tasks.put(Values.textOrEmpty(task, KEY), task));
    Tasks.visit(
        job,
        (_, path, task) -> {
          List<Value> waits = Values.items(task, WAITS_FOR);
          for (int i = 0; i < waits.size(); i++) {
            check(path.field(WAITS_FOR).index(i), waits.get(i), tasks, diagnostics);
          }
        });
  }

  private static void check(
      Path path, Value wait, Map<String, Value> tasks, Diagnostics diagnostics) {
    Jobs.known(wait, OUTCOME)
        .filter(outcome -> !outcome.text().isEmpty())
        .ifPresent(outcome -> check(path.field(OUTCOME), outcome, wait, tasks, diagnostics));
  }

  private static void check(
      Path at, Text outcome, Value wait, Map<String, Value> tasks, Diagnostics diagnostics) {
    String name = Values.textOrEmpty(wait, KEY);
    Value task = tasks.get(name);
    if (!outcome.text().equals("true") && !outcome.text().equals("false")) {
      diagnostics.add(
          Diagnostic.error(CODE, "a condition never comes out as \"%s\"".formatted(outcome.text()))
              .detail("Write \"true\" or \"false\", with the quotes.")
              .at(at)
              .in(outcome.span()));
    } else if (task instanceof Mapping mapping && mapping.get("condition_task") == null) {
      diagnostics.add(
          Diagnostic.error(CODE, "task %s is no condition and has no outcome".formatted(name))
              .detail("Take the outcome out, or wait for a task with condition_task.")
              .at(at)
              .in(outcome.span())
              .related("task %s is here".formatted(name), Places.ofKey(mapping, KEY)));
    }
  }
}
