package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.stream.Stream;

/// A task that runs on a job cluster names one that its job has (format.md 7).
final class JobClusterKeysAreDefined implements Rule {

  private static final String KEY = "job_cluster_key";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(bundle, (job, path, task) -> check(job, path, task, diagnostics));
  }

  private static void check(Resource job, Path path, Mapping task, Diagnostics diagnostics) {
    if (!(task.get(KEY) instanceof Text written && written instanceof Text(var place, String key))
        || Reference.isIn(key)) {
      return;
    }
    List<String> defined =
        Values.items(job.settings(), "job_clusters").stream()
            .map(cluster -> Values.text(cluster, KEY))
            .flatMap(Stream::ofNullable)
            .toList();
    if (!defined.contains(key)) {
      diagnostics.add(
          Diagnostic.error("job-cluster-undefined", "job_cluster_key " + key + " is not defined")
              .detail(
                  Suggestion.advice(
                      key, defined, "Add it to the job_clusters of " + job.key() + "."))
              .at(path.field(KEY))
              .in(place)
              .fix(Suggestion.mend(written, defined)));
    }
  }
}
