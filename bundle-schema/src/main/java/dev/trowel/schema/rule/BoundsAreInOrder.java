package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import java.math.BigDecimal;
import java.util.List;

/// The least of a size is not above the most of it; the API refuses such bounds.
final class BoundsAreInOrder implements Rule {

  /// Two fields of one object.
  private record Bounds(String least, String most) {}

  private static final List<Bounds> BOUNDS =
      List.of(
          new Bounds("min_provisioned_concurrency", "max_provisioned_concurrency"),
          new Bounds("min_provisioned_throughput", "max_provisioned_throughput"),
          new Bounds("min_num_clusters", "max_num_clusters"),
          new Bounds("compute_min_instances", "compute_max_instances"),
          new Bounds("min_idle_instances", "max_capacity"),
          new Bounds("autoscaling_limit_min_cu", "autoscaling_limit_max_cu"));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, _, _) -> BOUNDS.forEach(each -> check(each, path, mapping, diagnostics)));
  }

  private static void check(Bounds bounds, Path path, Mapping mapping, Diagnostics diagnostics) {
    if (mapping.get(bounds.least()) instanceof Num least
        && mapping.get(bounds.most()) instanceof Num most
        && new BigDecimal(least.text()).compareTo(new BigDecimal(most.text())) > 0) {
      diagnostics.add(
          Diagnostic.error(
                  "bounds-upside-down",
                  "%s is %s, more than %s, which is %s"
                      .formatted(bounds.least(), least.text(), bounds.most(), most.text()))
              .detail("Lower the one, or raise the other.")
              .at(path.field(bounds.least()))
              .in(least.span())
              .related(bounds.most() + " is here", most.span()));
    }
  }
}
