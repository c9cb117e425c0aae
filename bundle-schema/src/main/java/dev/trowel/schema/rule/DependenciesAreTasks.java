package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;

/// A task waits only for tasks of its own job; the API refuses other names.
final class DependenciesAreTasks implements Rule {

  private static final String KEY = "task_key";
  private static final String WAITS_FOR = "depends_on";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(bundle, (job, path, task) -> check(job, path, task, diagnostics));
  }

  private static void check(Resource job, Path path, Mapping task, Diagnostics diagnostics) {
    List<String> tasks = Jobs.names(job.settings(), "tasks", KEY);
    List<Value> named = Values.items(task, WAITS_FOR);
    for (int i = 0; i < named.size(); i++) {
      Path at = path.field(WAITS_FOR).index(i).field(KEY);
      Jobs.known(named.get(i), KEY)
          .filter(key -> !tasks.contains(key.text()) && tasks.stream().noneMatch(Reference::isIn))
          .ifPresent(key -> diagnostics.add(unknown(job, at, key, tasks)));
    }
  }

  private static Diagnostic unknown(Resource job, Path at, Text key, List<String> tasks) {
    return Diagnostic.error(
            "dependency-unknown",
            "depends_on names task %s, which %s does not have".formatted(key.text(), job.key()))
        .detail(Suggestion.advice(key.text(), tasks, "It has " + String.join(", ", tasks) + "."))
        .at(at)
        .in(key.span())
        .fix(Suggestion.mend(key, tasks));
  }
}
