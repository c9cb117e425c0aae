package dev.trowel.core.plan;

import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.schema.address.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Tells who made each difference of one resource: the bundle, somebody by hand, or both.
final class Origins {

  /// Why a difference is skipped when both sides say the same, the one perhaps in other words.
  private static final Set<String> SAME = Set.of("remote_already_set", "alias");

  private Origins() {}

  /// `differences`, each with its origin.
  ///
  /// @param byHand gives the places where the workspace is not as it was left
  static List<Difference> told(List<Difference> differences, Supplier<Set<Path>> byHand) {
    if (differences.stream().noneMatch(Origins::counts)) {
      return differences;
    }
    Set<Path> changed = byHand.get();
    return differences.stream()
        .map(each -> counts(each) ? each.by(origin(each, changed)) : each)
        .toList();
  }

  /// What means nothing has no origin, but for what was brought in line by hand already.
  private static boolean counts(Difference difference) {
    return difference.verdict() != Verdict.SKIP
        || (SAME.contains(difference.reason()) && isFromBundle(difference));
  }

  private static Origin origin(Difference difference, Set<Path> changed) {
    boolean byHand =
        changed.stream()
            .anyMatch(
                path -> path.startsWith(difference.path()) || difference.path().startsWith(path));
    if (difference.verdict() == Verdict.SKIP) {
      return byHand ? Origin.AGREED : Origin.NOBODY;
    }
    if (!byHand) {
      return Origin.BUNDLE;
    }
    return isFromBundle(difference) ? Origin.BOTH : Origin.HAND;
  }

  private static boolean isFromBundle(Difference difference) {
    return !Trees.same(difference.recorded(), difference.desired());
  }
}
