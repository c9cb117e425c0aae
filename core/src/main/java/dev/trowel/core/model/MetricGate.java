package dev.trowel.core.model;

import dev.trowel.core.model.Trial.Champion;
import dev.trowel.schema.bundle.GateSettings;
import dev.trowel.schema.metric.Comparison;
import dev.trowel.schema.metric.Term;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;

/// Metrics of the run that made the version stand to numbers, or to those of the present holder, as
/// the bundle says. Where there is no holder yet, nothing need be better than it.
final class MetricGate implements Gate {
  private static final int DIGITS = 6;

  @Override
  public List<Verdict> judge(GateSettings.Gate declared, Trial trial) {
    return declared.metrics().stream().map(each -> judge(declared.name(), each, trial)).toList();
  }

  private static Verdict judge(String gate, Comparison comparison, Trial trial) {
    String text = comparison.text();
    if (trial.metrics().isEmpty()) {
      return Verdict.unknown(
          gate,
          text,
          trial.candidate().runId().isEmpty()
              ? "version %d names no run that made it".formatted(trial.candidate().number())
              : "the run that made it, %s, is not there".formatted(trial.candidate().runId()),
          "Register versions from a run of MLflow that logs the metric.");
    }
    if (comparison.bound().namesChampion() && trial.champion().isEmpty()) {
      return Verdict.passed(gate, text, "there is no " + trial.label().shown() + " yet");
    }
    OptionalDouble own = value(trial.metrics(), comparison.metric());
    if (own.isEmpty()) {
      return unlogged(gate, comparison, "its run", comparison.metric());
    }
    OptionalDouble bound = comparison.bound().value(known(trial));
    return bound.isEmpty()
        ? unlogged(gate, comparison, "one of both runs", "what it is compared with")
        : judged(gate, comparison, own.getAsDouble(), bound.getAsDouble());
  }

  private static Verdict judged(String gate, Comparison comparison, double own, double bound) {
    String text = comparison.text();
    String found =
        "%s is %s, and %s %s %s asked for"
            .formatted(
                comparison.metric(), shown(own), comparison.order().sign(), shown(bound), "is");
    return comparison.order().holds(own, bound)
        ? Verdict.passed(gate, text, comparison.metric() + " is " + shown(own))
        : Verdict.refused(gate, text, found, "Train a better one, or change the gate.");
  }

  private static Verdict unlogged(String gate, Comparison comparison, String whose, String what) {
    return Verdict.unknown(
        gate,
        comparison.text(),
        "%s did not log %s".formatted(whose, what),
        "Log the metric in the training, or correct its name in the gate.");
  }

  private static Function<Term, OptionalDouble> known(Trial trial) {
    return term ->
        switch (term) {
          case Term.Own(String metric) -> value(trial.metrics(), metric);
          case Term.Champions(String metric) ->
              value(trial.champion().flatMap(Champion::metrics), metric);
          case Term.Number(double number) -> OptionalDouble.of(number);
          case Term.Pair _ -> OptionalDouble.empty();
        };
  }

  private static OptionalDouble value(Optional<SortedMap<String, Double>> metrics, String name) {
    Double value = metrics.map(all -> all.get(name)).orElse(null);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /// Enough digits to tell two values apart, and no noise of floating point.
  private static String shown(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value)
            .round(new MathContext(DIGITS))
            .stripTrailingZeros()
            .toPlainString()
        : Double.toString(value);
  }
}
