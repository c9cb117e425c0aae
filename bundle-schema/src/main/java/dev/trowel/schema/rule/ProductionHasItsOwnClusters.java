package dev.trowel.schema.rule;

import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Values;

/// Tasks in production run on clusters of their own: what else runs on a shared one gets in their
/// way, and its hours cost more.
final class ProductionHasItsOwnClusters implements Rule {

  private static final String FIELD = "existing_cluster_id";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (bundle.mode() == Mode.PRODUCTION
        && Values.find(bundle.tree(), "bundle", "cluster_id") == null) {
      Tasks.visit(
          bundle,
          (_, path, task) ->
              Jobs.known(task, FIELD)
                  .filter(id -> id.span().isWritten())
                  .map(id ->
                      Diagnostic.warning(
                              "production-shared-cluster",
                              "the task runs on an all-purpose cluster in production")
                          .detail("Give it a job_cluster_key or an environment_key.")
                          .at(path.field(FIELD))
                          .in(id.span()))
                  .ifPresent(diagnostics::add));
    }
  }
}
