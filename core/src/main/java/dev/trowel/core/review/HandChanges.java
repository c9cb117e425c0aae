package dev.trowel.core.review;

import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Planned;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The fields of one resource that somebody changed in the workspace.
final class HandChanges {

  private HandChanges() {}

  /// Those that a deployment would write over, by path.
  ///
  /// A field that only tells that there was a change is left out; what the workspace keeps in
  /// another form than the bundle counts where such a field says that somebody changed it.
  static List<FieldChange> lost(Planned line) {
    Stream<FieldChange> told =
        line.differences().stream()
            .filter(each -> each.isDrift() && !line.isGuard(each))
            .flatMap(each -> Fields.told(line, each));
    Stream<FieldChange> hidden =
        line.overwritesOthers()
            ? line.foreign().stream()
                .filter(each -> !each.isDrift())
                .map(each -> Fields.change(line, each, origin(each), false))
            : Stream.empty();
    return Stream.concat(told, hidden).sorted(Comparator.comparing(FieldChange::path)).toList();
  }

  private static Origin origin(Difference difference) {
    return Objects.equals(difference.recorded(), difference.desired()) ? Origin.HAND : Origin.BOTH;
  }

  /// Those that stay, as the bundle ignores changes of them.
  static List<FieldChange> kept(Planned line) {
    return line.differences().stream()
        .filter(each -> each.isIgnored() && !line.isGuard(each))
        .flatMap(each -> Fields.told(line, each))
        .filter(FieldChange::isDrift)
        .toList();
  }
}
