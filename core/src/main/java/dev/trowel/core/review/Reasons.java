package dev.trowel.core.review;

import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.review.Reason.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Tells why something happens to a resource.
final class Reasons {

  private Reasons() {}

  /// The reasons of the resource's own line of a plan.
  static List<Reason> of(Planned line) {
    return switch (line.change()) {
      case Change.Create(_, Change.Cause cause) ->
          List.of(Reason.of(cause == Change.Cause.NEW ? Code.NEW : Code.DELETED_BY_HAND));
      case Change.Delete _ -> List.of(Reason.of(Code.REMOVED_FROM_BUNDLE));
      case Change.Forget _ ->
          List.of(Reason.of(Code.REMOVED_FROM_BUNDLE), Reason.of(Code.DELETED_BY_HAND));
      case Change.Keep _, Change.Update _, Change.Resize _, Change.Rename _, Change.Replace _ ->
          changed(line);
    };
  }

  /// The reasons that its permissions or grants add.
  static List<Reason> ofPart(Planned line) {
    List<Reason> reasons = new ArrayList<>();
    boolean unchanged = line.differences().isEmpty();
    if (line.change().isEffective() && (unchanged || any(line, Reasons::isFromBundle))) {
      reasons.add(Reason.of(Code.ACCESS_CHANGED));
    }
    if (any(line, Reasons::isByHand)) {
      reasons.add(Reason.of(Code.ACCESS_DRIFT));
    }
    return reasons;
  }

  private static List<Reason> changed(Planned line) {
    List<Reason> reasons = new ArrayList<>();
    fields(line, Verdict.REPLACE, Code.REPLACE_BECAUSE, reasons);
    fields(line, Verdict.RENAME, Code.ID_CHANGES, reasons);
    if (any(line, Reasons::isFromBundle)) {
      reasons.add(Reason.of(Code.SETTINGS_CHANGED));
    }
    if (any(line, Reasons::isByHand)) {
      reasons.add(Reason.of(Code.DRIFT));
    }
    return reasons;
  }

  private static void fields(Planned line, Verdict verdict, Code code, List<Reason> reasons) {
    line.differences().stream()
        .filter(each -> each.verdict() == verdict)
        .forEach(each -> reasons.add(new Reason(code, each.path().toString())));
  }

  private static boolean any(Planned line, Predicate<Difference> what) {
    return line.differences().stream().anyMatch(what);
  }

  private static boolean isFromBundle(Difference difference) {
    return difference.verdict() != Verdict.SKIP
        && (difference.origin() == Origin.BUNDLE || difference.origin() == Origin.BOTH);
  }

  private static boolean isByHand(Difference difference) {
    return difference.origin() == Origin.HAND
        || difference.origin() == Origin.BOTH
        || difference.origin() == Origin.AGREED;
  }
}
