package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The clusters of a job are those of its tasks; others are only in the way.
final class JobClustersAreUsed implements Rule {

  private static final String LIST = "job_clusters";
  private static final String KEY = "job_cluster_key";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (Values.find(bundle.tree(), "bundle", "cluster_id") == null) {
      Jobs.of(bundle).forEach(job -> check(job, diagnostics));
    }
  }

  private static void check(Resource job, Diagnostics diagnostics) {
    Set<String> used = new HashSet<>();
    List<Value> tasks = Values.items(job.settings(), "tasks");
    tasks.forEach(task -> collect(task, used));
    List<Value> parts = Values.items(job.settings(), LIST);
    if (tasks.isEmpty() || !Jobs.names(job.settings(), LIST, KEY).containsAll(used)) {
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      Path at = job.key().path().field(LIST).index(i);
      Jobs.known(parts.get(i), KEY)
          .filter(key -> !used.contains(key.text()) && key.span().isWritten())
          .ifPresent(key -> diagnostics.add(unused(at, key)));
    }
  }

  /// Also from deeper within a task. A name that is not known yet, or none of these, may have been
  /// meant to be any of them.
  private static void collect(Value task, Set<String> used) {
    if (!(task instanceof Mapping fields)) {
      return;
    }
    if (fields.get(KEY) != null) {
      used.add(Jobs.known(fields, KEY).map(Text::text).orElse(""));
    }
    fields.entries().values().forEach(entry -> collect(entry.value(), used));
  }

  private static Diagnostic unused(Path at, Text key) {
    return Diagnostic.warning(
            "job-cluster-unused", "no task uses the cluster %s".formatted(key.text()))
        .detail("Take it away, or name it as %s of a task.".formatted(KEY))
        .at(at)
        .in(key.span());
  }
}
