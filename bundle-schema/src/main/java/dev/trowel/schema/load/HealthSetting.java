package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Health;
import dev.trowel.schema.bundle.ModelWait;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form of `trowel.health`: by name, what watches a model, what its metrics may be, and what
/// trains it anew.
final class HealthSetting {

  private static final String THRESHOLDS = "thresholds";
  private static final String MAX_AGE = "max_age";
  private static final List<String> FIELDS =
      List.of("monitor", "warehouse", MAX_AGE, THRESHOLDS, "retrain");
  private static final List<String> LIMITS = List.of("above", "below");
  private static final List<String> NUMBERS = List.of("above", "below", "windows", "violations");
  private static final List<String> METRICS = List.of("metric", "drift");
  private static final List<String> OF_THRESHOLD =
      List.of("metric", "drift", "column", "above", "below", "windows", "violations");
  private static final String NAME = "[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)?";
  private static final String EXAMPLE =
      "Such as health: {taxi: {monitor: quality_monitors.taxi, warehouse: 1a2b, thresholds:"
          + " [{metric: rmse, above: 4.2, windows: 5, violations: 3}], retrain: jobs.train}}.";

  private final Diagnostics diagnostics;

  private HealthSetting(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  static void check(Path at, Value value, Diagnostics diagnostics) {
    HealthSetting setting = new HealthSetting(diagnostics);
    if (value instanceof Mapping entries) {
      entries.entries().forEach((name, entry) -> setting.entry(at.field(name), entry.value()));
    } else {
      setting.fault("health takes models by name", EXAMPLE, at, value);
    }
  }

  private void entry(Path at, Value entry) {
    if (!(entry instanceof Mapping fields)) {
      fault("what watches a model is a mapping", EXAMPLE, at, entry);
      return;
    }
    known(at, fields, FIELDS);
    if (fields.get("monitor") == null) {
      fault("no monitor is named", EXAMPLE, at, entry);
    }
    if (fields.get(MAX_AGE) instanceof Text text
        && isPlain(text)
        && ModelWait.timeOf(text.text()).isEmpty()) {
      fault("max_age is no time: " + text.text(), "Such as 12h or 7d.", at.field(MAX_AGE), text);
    }
    thresholds(at.field(THRESHOLDS), fields.get(THRESHOLDS));
  }

  private void thresholds(Path at, @Nullable Value value) {
    if (value instanceof Seq list) {
      for (int i = 0; i < list.items().size(); i++) {
        threshold(at.index(i), list.items().get(i));
      }
    } else if (value != null) {
      fault("thresholds is a list", EXAMPLE, at, value);
    }
  }

  private void threshold(Path at, Value value) {
    if (!(value instanceof Mapping fields)) {
      fault("a threshold is a mapping", EXAMPLE, at, value);
      return;
    }
    known(at, fields, OF_THRESHOLD);
    one(at, fields, METRICS);
    one(at, fields, LIMITS);
    for (String field : METRICS) {
      if (fields.get(field) instanceof Text text && isPlain(text) && !text.text().matches(NAME)) {
        String wayOut = "Write a column of the monitor's table, such as rmse or ks_test.statistic.";
        fault("no name of a metric: " + text.text(), wayOut, at.field(field), text);
      }
    }
    for (String field : NUMBERS) {
      Value number = Values.find(value, field);
      if (number != null && Health.number(number).isEmpty() && !isReference(number)) {
        fault(field + " takes a number", EXAMPLE, at.field(field), number);
      }
    }
  }

  /// Exactly one of `names` is there.
  private void one(Path at, Mapping fields, List<String> names) {
    if (names.stream().filter(name -> fields.get(name) != null).count() != 1) {
      fault("a threshold has one of " + String.join(" and ", names), EXAMPLE, at, fields);
    }
  }

  private void known(Path at, Mapping fields, List<String> names) {
    fields
        .entries()
        .forEach((name, entry) -> {
          if (!names.contains(name)) {
            String otherwise = "Known are: " + String.join(", ", names) + ".";
            diagnostics.add(
                TrowelSection.fault(
                        "unknown field of health: " + name,
                        Suggestion.advice(name, names, otherwise))
                    .at(at.field(name))
                    .in(entry.key()));
          }
        });
  }

  private static boolean isPlain(Text text) {
    return !isReference(text);
  }

  private static boolean isReference(Value value) {
    return value instanceof Text text && text.text().contains("${");
  }

  private void fault(String summary, String wayOut, Path at, Value value) {
    diagnostics.add(TrowelSection.fault(summary, wayOut).at(at).in(value.span()));
  }
}
