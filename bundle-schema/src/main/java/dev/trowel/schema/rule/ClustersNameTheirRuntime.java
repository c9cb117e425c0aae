package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;

/// A cluster says which runtime it has, or follows a policy that may; the API refuses it otherwise.
final class ClustersNameTheirRuntime implements Rule {

  private static final String TYPE = "compute.ClusterSpec";

  /// With one of these the workspace may know the runtime.
  private static final List<String> KNOWN_BY =
      List.of("spark_version", "policy_id", "kind", "use_ml_runtime");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE) && KNOWN_BY.stream().noneMatch(each -> has(mapping, each))) {
            diagnostics.add(
                Diagnostic.error("runtime-missing", "the cluster has no spark_version")
                    .detail("Name a runtime, such as spark_version: 16.4.x-scala2.12.")
                    .at(path)
                    .in(Places.start(mapping)));
          }
        });
  }

  private static boolean has(Mapping cluster, String field) {
    return OneIsChosen.isSet(cluster.get(field));
  }
}
