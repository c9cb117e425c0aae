package dev.trowel.bench.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What a command took.
///
/// @param wall seconds from its start to its end
/// @param user seconds of processor in its own code and that of its children
/// @param peak megabytes of memory it held at most; 0 where the system does not tell
public record Cost(double wall, double user, double peak) {

  /// Of several runs of the same command: the median times and the greatest memory.
  public static Cost ofRuns(List<Cost> runs) {
    return new Cost(
        median(runs, Cost::wall),
        median(runs, Cost::user),
        runs.stream().mapToDouble(Cost::peak).max().orElse(0));
  }

  /// The same times with another peak.
  Cost withPeak(double other) {
    return new Cost(wall, user, other);
  }

  private static double median(List<Cost> runs, ToDoubleFunction<Cost> part) {
    List<Double> sorted =
        runs.stream()
            .map(each -> part.applyAsDouble(each))
            .sorted(Comparator.naturalOrder())
            .toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /// Seconds as a table shows them: two digits below 10 s, one above.
  public static String seconds(double value) {
    return String.format(Locale.ROOT, value < 9.995 ? "%.2f s" : "%.1f s", value);
  }

  /// The peak as a table shows it.
  public String megabytes() {
    return peak == 0 ? "–" : String.format(Locale.ROOT, "%.0f MB", peak);
  }
}
