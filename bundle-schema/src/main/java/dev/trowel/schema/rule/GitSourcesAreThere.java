package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;

/// A task that takes its code from a repository belongs to a job that names one; the API refuses it
/// otherwise.
final class GitSourcesAreThere implements Rule {

  private static final String SOURCE = "source";
  private static final String GIT = "GIT";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Tasks.visit(
        bundle,
        (job, path, task) -> {
          if (!OneIsChosen.isSet(job.settings().get("git_source"))) {
            check(job, path, task, diagnostics);
          }
        });
  }

  private static void check(Resource job, Path path, Mapping task, Diagnostics diagnostics) {
    task.entries()
        .forEach((name, entry) -> {
          if (name.endsWith("_task")) {
            source(job, path.field(name), entry.value(), diagnostics);
            Value file = Values.find(entry.value(), "file");
            if (file != null) {
              source(job, path.field(name).field("file"), file, diagnostics);
            }
          }
        });
  }

  private static void source(Resource job, Path path, Value code, Diagnostics diagnostics) {
    Jobs.known(code, SOURCE)
        .filter(source -> source.text().equals(GIT))
        .ifPresent(source ->
            diagnostics.add(
                Diagnostic.error(
                        "git-source-missing",
                        "source is GIT, and %s has no git_source".formatted(job.key()))
                    .detail(
                        "Add git_source to the job, or write source: WORKSPACE for code of the"
                            + " bundle.")
                    .at(path.field(SOURCE))
                    .in(source.span())));
  }
}
