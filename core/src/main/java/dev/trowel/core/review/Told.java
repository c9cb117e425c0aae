package dev.trowel.core.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Trees;
import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Chooses what is told of the differences of one resource, so that each change is told once: the
/// comparison looks at the last deployment and at the workspace, and may find the same change in a
/// field and in what is below it.
final class Told {

  private final Planned line;

  private Told(Planned line) {
    this.line = line;
  }

  /// The differences to tell, by path.
  static List<Difference> of(Planned line) {
    List<Difference> all =
        line.differences().stream()
            .filter(each -> each.verdict() != Verdict.SKIP || each.origin() != Origin.NOBODY)
            .toList();
    return new Told(line).joined(all.stream().filter(each -> !isTold(each, all)).toList());
  }

  /// Of two mappings the fields that differ are told, of anything else the whole.
  private static boolean isTold(Difference difference, List<Difference> all) {
    return areMappings(difference)
        ? all.stream().anyMatch(other -> isBelow(other, difference))
        : all.stream().anyMatch(other -> isBelow(difference, other) && !areMappings(other));
  }

  private static boolean isBelow(Difference lower, Difference upper) {
    return lower.path().length() > upper.path().length() && lower.path().startsWith(upper.path());
  }

  private static boolean areMappings(Difference difference) {
    return isMapping(difference.live()) && isMapping(difference.desired());
  }

  private static boolean isMapping(@Nullable JsonNode value) {
    return value != null && value.isObject();
  }

  /// Several plain elements of one list are told as the list: without keys nobody knows which
  /// became which.
  private List<Difference> joined(List<Difference> differences) {
    SequencedMap<Path, List<Difference>> groups = new LinkedHashMap<>();
    differences.forEach(each ->
        groups
            .computeIfAbsent(isPlainElement(each) ? each.path().parent() : each.path(), _ -> list())
            .add(each));
    List<Difference> told = new ArrayList<>();
    groups.forEach((path, group) -> {
      if (group.size() == 1) {
        told.add(group.getFirst());
      } else {
        told.add(whole(path, group));
      }
    });
    return told;
  }

  private static List<Difference> list() {
    return new ArrayList<>();
  }

  private static boolean isPlainElement(Difference difference) {
    return difference.path().length() > 0
        && difference.path().steps().getLast() instanceof Path.Index
        && isPlain(difference.desired())
        && isPlain(difference.live());
  }

  private static boolean isPlain(@Nullable JsonNode value) {
    return value != null && value.isValueNode();
  }

  private Difference whole(Path path, List<Difference> group) {
    Difference gravest =
        group.stream()
            .reduce((a, b) -> a.verdict().compareTo(b.verdict()) < 0 ? b : a)
            .orElseThrow();
    JsonNode wanted =
        line.desired().map(settings -> Trees.find(settings.value(), path)).orElse(null);
    return new Difference(
        path,
        gravest.verdict(),
        gravest.reason(),
        with(wanted, group, true),
        wanted,
        with(wanted, group, false),
        gravest.secret(),
        origin(group));
  }

  private static Origin origin(List<Difference> group) {
    Origin first = group.getFirst().origin();
    return group.stream().allMatch(each -> each.origin() == first) ? first : Origin.BOTH;
  }

  /// The list as it was last deployed, or as it is now.
  private static @Nullable JsonNode with(
      @Nullable JsonNode wanted, List<Difference> group, boolean recorded) {
    if (!(wanted instanceof ArrayNode list)) {
      return null;
    }
    ArrayNode copy = list.deepCopy();
    for (Difference each : group) {
      JsonNode value = recorded ? each.recorded() : each.live();
      if (each.path().steps().getLast() instanceof Path.Index(int index) && value != null) {
        copy.set(index, value);
      }
    }
    return copy;
  }
}
