package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.FieldRule;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One resource compared three ways.
///
/// @param desired what it is to have: what the bundle says, and what is live where the bundle
///   ignores changes
/// @param differences how its fields differ; at ignored places from what the bundle says
record Compared(Settings desired, List<Difference> differences) {

  /// Compares what is wanted with what was recorded and what is live.
  ///
  /// @param wanted what the bundle says
  /// @param live the live object in the form of settings
  static Compared of(Node node, Recorded recorded, Settings wanted, ObjectNode live) {
    if (node.ignored().isEmpty()) {
      JsonNode base = Assumed.settings(node.kind(), recorded, wanted, live);
      return new Compared(wanted, differences(node.kind(), recorded, base, wanted, live));
    }
    Settings kept = Keeping.kept(node, wanted, recorded.settings(), live);
    JsonNode base = Assumed.settings(node.kind(), recorded, kept, live);
    List<Difference> differences =
        Stream.concat(
                differences(node.kind(), recorded, base, wanted, live).stream()
                    .filter(each -> isIgnored(node, each.path()))
                    .map(each -> each.origin() == Origin.AGREED ? each : each.ignored()),
                differences(node.kind(), recorded, base, kept, live).stream()
                    .filter(each -> !isIgnored(node, each.path())))
            .sorted(Comparator.comparing(Difference::path))
            .toList();
    return new Compared(kept, withoutVainGuards(node.kind(), differences));
  }

  private static boolean isIgnored(Node node, Path path) {
    return node.ignored().covers(path);
  }

  private static List<Difference> differences(
      ResourceKind kind, Recorded recorded, JsonNode base, Settings wanted, ObjectNode live) {
    return Assumed.told(kind, Classifier.differences(kind, base, wanted, live), recorded);
  }

  /// That somebody changed an object means nothing when all that was changed is ignored.
  private static List<Difference> withoutVainGuards(
      ResourceKind kind, List<Difference> differences) {
    boolean vain =
        differences.stream().anyMatch(Difference::isIgnored)
            && differences.stream()
                .allMatch(each -> each.verdict() == Verdict.SKIP || isGuard(kind, each));
    return vain
        ? differences.stream()
            .map(each ->
                isGuard(kind, each) && each.verdict() != Verdict.SKIP ? each.ignored() : each)
            .toList()
        : differences;
  }

  private static boolean isGuard(ResourceKind kind, Difference difference) {
    return kind.rules().at(difference.path()).contains(FieldRule.GUARDED);
  }
}
