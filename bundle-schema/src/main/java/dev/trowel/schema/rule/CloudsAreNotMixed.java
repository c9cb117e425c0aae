package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;

/// A cluster runs in one cloud: attributes of another do nothing there.
final class CloudsAreNotMixed implements Rule {

  private static final List<String> ATTRIBUTES =
      List.of("aws_attributes", "azure_attributes", "gcp_attributes");

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.fields().keySet().containsAll(ATTRIBUTES)) {
            check(path, mapping, diagnostics);
          }
        });
  }

  private static void check(Path path, Mapping cluster, Diagnostics diagnostics) {
    List<String> set =
        cluster.entries().sequencedKeySet().stream()
            .filter(ATTRIBUTES::contains)
            .filter(field -> cluster.get(field) instanceof Mapping of && !of.entries().isEmpty())
            .toList();
    if (set.size() > 1) {
      diagnostics.add(
          Diagnostic.warning(
                  "clouds-mixed", "a cluster has " + String.join(" and ", set) + ": two clouds")
              .detail("Keep those of the cloud of the workspace; set the others per target.")
              .at(path.field(set.getLast()))
              .in(Places.ofKey(cluster, set.getLast()))
              .related(
                  "%s is here".formatted(set.getFirst()), Places.ofKey(cluster, set.getFirst())));
    }
  }
}
