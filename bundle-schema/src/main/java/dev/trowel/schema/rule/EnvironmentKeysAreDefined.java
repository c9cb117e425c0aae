package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value.Text;
import java.util.List;

/// A task that runs in an environment names one that its job has; the API refuses other names.
final class EnvironmentKeysAreDefined implements Rule {

  private static final String KEY = "environment_key";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(
        bundle,
        (job, path, task) ->
            Jobs.known(task, KEY)
                .filter(key -> !defined(job).contains(key.text()))
                .ifPresent(key -> diagnostics.add(undefined(job, path, key))));
  }

  private static List<String> defined(Resource job) {
    return Jobs.names(job.settings(), "environments", KEY);
  }

  private static Diagnostic undefined(Resource job, Path path, Text key) {
    return Diagnostic.error(
            "environment-undefined", "environment_key %s is not defined".formatted(key.text()))
        .detail(
            Suggestion.advice(
                key.text(), defined(job), "Add it to the environments of " + job.key() + "."))
        .at(path.field(KEY))
        .in(key.span())
        .fix(Suggestion.mend(key, defined(job)));
  }
}
