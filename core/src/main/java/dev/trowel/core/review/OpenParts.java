package dev.trowel.core.review;

import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey.Part;

/// Finds permissions and grants that are planned only because the id of what they belong to is not
/// known before that is dealt with: nothing is sent for them when it turns out to be the same.
final class OpenParts {

  private OpenParts() {}

  /// Whether nobody gets or loses anything by `line`.
  static boolean isNoChange(Planned line) {
    boolean changed =
        switch (line.change()) {
          case Change.Update _, Change.Rename _ -> true;
          case Change.Keep _,
              Change.Create _,
              Change.Resize _,
              Change.Replace _,
              Change.Delete _,
              Change.Forget _ ->
              false;
        };
    return changed
        && line.key().part() != Part.SELF
        && line.differences().stream()
            .filter(each -> each.verdict() != Verdict.SKIP)
            .allMatch(each -> isOpen(line, each))
        && Access.of(line).isEmpty();
  }

  private static boolean isOpen(Planned line, Difference difference) {
    return line.desired().stream()
        .anyMatch(settings -> settings.open().containsKey(difference.path()));
  }
}
