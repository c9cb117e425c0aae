package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import java.math.BigDecimal;

/// A cluster has a number of workers or a range of them, and the range goes up; the API refuses the
/// rest.
final class ClustersHaveOneSize implements Rule {

  private static final String RANGE = "autoscale";
  private static final String NUMBER = "num_workers";
  private static final String LEAST = "min_workers";
  private static final String MOST = "max_workers";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.fields().containsKey(RANGE) && mapping.get(RANGE) instanceof Mapping range) {
            both(path, mapping, diagnostics);
            order(path.field(RANGE), range, diagnostics);
          }
        });
  }

  /// A number of zero is what the format itself puts in.
  private static void both(Path path, Mapping cluster, Diagnostics diagnostics) {
    if (cluster.get(NUMBER) instanceof Num number && value(number).signum() != 0) {
      diagnostics.add(
          Diagnostic.error("cluster-two-sizes", "a cluster has num_workers or autoscale, not both")
              .detail("Take out the one that is not meant; a target's override may have added it.")
              .at(path.field(NUMBER))
              .in(number.span()));
    }
  }

  private static void order(Path path, Mapping range, Diagnostics diagnostics) {
    if (range.get(LEAST) instanceof Num low
        && range.get(MOST) instanceof Num high
        && value(low).compareTo(value(high)) > 0) {
      diagnostics.add(
          Diagnostic.error(
                  "autoscale-upside-down",
                  "min_workers %s is more than max_workers %s".formatted(low.text(), high.text()))
              .detail("Give min_workers a number that is not above max_workers.")
              .at(path.field(LEAST))
              .in(low.span()));
    }
  }

  private static BigDecimal value(Num number) {
    return new BigDecimal(number.text());
  }
}
