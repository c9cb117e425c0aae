package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
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

/// The clusters and environments of a job are those of its tasks; others are only in the way.
final class JobPartsAreUsed implements Rule {

  /// A list of the job, and the field by which it and the tasks name its elements.
  private record Part(String list, String key, String word) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("job_clusters", "job_cluster_key", "cluster"),
          new Part("environments", "environment_key", "environment"));

  @Override
  public void check(Bundle bundle, Diagnostics diagnostics) {
    Jobs.of(bundle)
        .forEach(job -> PARTS.forEach(part -> check(part, bundle, job, diagnostics)));
  }

  private static void check(Part part, Bundle bundle, Resource job, Diagnostics diagnostics) {
    Set<String> used = new HashSet<>();
    Tasks.visit(
        bundle,
        (owner, _, task) -> {
          if (owner == job) {
            collect(task, part.key(), used);
          }
        });
    List<Value> parts = Values.items(job.settings(), part.list());
    if (Values.items(job.settings(), "tasks").isEmpty() || used.contains("")) {
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      Path at = job.key().path().field(part.list()).index(i);
      Jobs.known(parts.get(i), part.key())
          .filter(key -> !used.contains(key.text()) && key.span().isWritten())
          .ifPresent(key -> diagnostics.add(unused(part, at, key)));
    }
  }

  /// Also from deeper within a task; what is not known yet may be any of them.
  private static void collect(Mapping task, String field, Set<String> used) {
    task.entries()
        .forEach((name, entry) -> {
          if (name.equals(field)) {
            used.add(Jobs.known(task, field).map(Text::text).orElse(""));
          } else if (entry.value() instanceof Mapping below) {
            collect(below, field, used);
          }
        });
  }

  private static Diagnostic unused(Part part, Path at, Text key) {
    return Diagnostic.warning(
            "job-part-unused", "no task uses the %s %s".formatted(part.word(), key.text()))
        .detail("Take it away, or name it as %s of a task.".formatted(part.key()))
        .at(at)
        .in(key.span());
  }
}
