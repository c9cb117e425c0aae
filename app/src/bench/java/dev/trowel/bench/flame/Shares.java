package dev.trowel.bench.flame;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whose work was under way: each stack counts for the package of ours that is innermost in it, so
/// that what a library does counts for who called it.
final class Shares {

  private static final String OURS = "dev.trowel.";
  private static final String NOBODY = "the JDK and libraries by themselves";

  private final SortedMap<String, Double> weights = new TreeMap<>();

  /// Adds a stack, its outermost frame first.
  void add(List<String> frames, double weight) {
    String whose =
        frames.reversed().stream()
            .filter(frame -> frame.startsWith(OURS))
            .map(frame -> frame.substring(0, frame.indexOf('/')))
            .findFirst()
            .orElse(
                frames.size() == 1 && frames.getFirst().startsWith("(") ? outside(frames) : NOBODY);
    weights.merge(whose, weight, Double::sum);
  }

  private static String outside(List<String> frames) {
    return frames.getFirst().replaceAll("[()]", "");
  }

  /// Parts of one, by package.
  SortedMap<String, Double> shares() {
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    SortedMap<String, Double> shares = new TreeMap<>();
    weights.forEach((whose, weight) -> shares.put(whose, weight / all));
    return shares;
  }
}
