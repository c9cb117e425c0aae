package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import dev.trowel.schema.value.Values;
import java.math.BigDecimal;
import java.util.List;

/// The routes of a serving endpoint share all of its traffic; the API refuses less and more.
final class TrafficSumsToHundred implements Rule {

  private static final String ROUTES = "routes";
  private static final String SHARE = "traffic_percentage";
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, _, _) -> {
          List<Value> routes = Values.items(mapping, "traffic_config", ROUTES);
          if (!routes.isEmpty() && routes.stream().allMatch(TrafficSumsToHundred::isKnown)) {
            check(path.field("traffic_config").field(ROUTES), mapping, routes, diagnostics);
          }
        });
  }

  private static boolean isKnown(Value route) {
    return Values.find(route, SHARE) instanceof Num;
  }

  private static void check(
      Path path, Mapping config, List<Value> routes, Diagnostics diagnostics) {
    BigDecimal sum =
        routes.stream()
            .map(route -> Values.find(route, SHARE))
            .map(share -> share instanceof Num(var _, String text) ? new BigDecimal(text) : ALL)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(ALL) != 0) {
      diagnostics.add(
          Diagnostic.error(
                  "traffic-not-hundred", "the routes get %s %% of the traffic".formatted(sum))
              .detail("Give them traffic_percentage values that sum to 100.")
              .at(path)
              .in(Values.nearestSpan(config, Path.of("traffic_config").field(ROUTES))));
    }
  }
}
