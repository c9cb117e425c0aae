package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A task says one thing to do; the API refuses several.
final class TasksDoOneThing implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(bundle, (_, path, task) -> check(path, task, diagnostics));
  }

  private static void check(Path path, Mapping task, Diagnostics diagnostics) {
    SequencedMap<String, Entry> things = new TreeMap<>();
    for (Map.Entry<String, Entry> field : task.entries().entrySet()) {
      if (field.getKey().endsWith("_task") && field.getValue().value() instanceof Mapping) {
        things.put(field.getKey(), field.getValue());
      }
    }
    if (things.size() > 1) {
      Diagnostic several =
          Diagnostic.error(
                  "task-types-several",
                  "a task does one thing, this one has " + String.join(" and ", things.keySet()))
              .detail("Make a task of its own for each, and order them by depends_on.")
              .at(path);
      for (Entry thing : things.values()) {
        several = several.in(thing.key());
      }
      diagnostics.add(several);
    }
  }
}
