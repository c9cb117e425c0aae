package dev.trowel.schema.rule;

import static java.util.Map.entry;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Num;
import java.math.BigDecimal;
import java.util.Map;

/// Numbers that the API takes only within bounds are within them.
final class NumbersAreInRange implements Rule {

  private static final long NO_END = Long.MAX_VALUE;
  private static final long A_MINUTE = 60;

  /// The least and the greatest number.
  private record Range(long least, long most) {
    /// Zero is how a wait is switched off.
    boolean holds(BigDecimal number) {
      return (least == A_MINUTE && number.signum() == 0) || isBetween(number);
    }

    private boolean isBetween(BigDecimal number) {
      return number.compareTo(BigDecimal.valueOf(least)) >= 0
          && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    String text() {
      return most == NO_END ? "%d or more".formatted(least) : "%d to %d".formatted(least, most);
    }
  }

  /// Fields that mean the same wherever they stand.
  private static final Map<String, Range> RANGES =
      Map.ofEntries(
          entry("max_concurrent_runs", new Range(0, 1000)),
          entry("timeout_seconds", new Range(0, NO_END)),
          entry("max_retries", new Range(-1, NO_END)),
          entry("min_retry_interval_millis", new Range(0, NO_END)),
          entry("num_workers", new Range(0, 100_000)),
          entry("min_workers", new Range(0, 100_000)),
          entry("max_workers", new Range(0, 100_000)),
          entry("autotermination_minutes", new Range(0, 43_200)),
          entry("traffic_percentage", new Range(0, 100)),
          entry("concurrency", new Range(1, 100)),
          entry("interval", new Range(1, NO_END)),
          entry("min_time_between_triggers_seconds", new Range(A_MINUTE, NO_END)),
          entry("wait_after_last_change_seconds", new Range(A_MINUTE, NO_END)));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(bundle, (path, mapping, _, _) -> check(path, mapping, diagnostics));
  }

  private static void check(Path path, Mapping mapping, Diagnostics diagnostics) {
    mapping
        .entries()
        .forEach((name, entry) -> {
          Range range = RANGES.get(name);
          if (range != null
              && entry.value() instanceof Num number
              && !range.holds(new BigDecimal(number.text()))) {
            diagnostics.add(outside(path.field(name), name, number, range));
          }
        });
  }

  private static Diagnostic outside(Path at, String name, Num number, Range range) {
    return Diagnostic.error("number-out-of-range", "%s cannot be %s".formatted(name, number.text()))
        .detail("Write a number in the range %s.".formatted(range.text()))
        .at(at)
        .in(number.span());
  }
}
