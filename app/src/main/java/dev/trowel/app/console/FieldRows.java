package dev.trowel.app.console;

import dev.trowel.app.console.PlanRow.Mark;
import dev.trowel.core.review.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Shows how fields change: those that belong together stand below what they have in common.
final class FieldRows {

  private final ChangeRows changes;

  FieldRows(ChangeRows changes) {
    this.changes = changes;
  }

  /// One change and what is left of its path below the heading.
  private record Entry(List<String> labels, FieldChange change) {
    Entry below(int steps) {
      return new Entry(labels.subList(steps, labels.size()), change);
    }
  }

  /// The rows of all fields, in their order.
  List<PlanRow> rows(List<FieldChange> fields, int depth) {
    return grouped(fields.stream().map(e -> new Entry(Labels.of(e.path()), e)).toList(), depth);
  }

  private List<PlanRow> grouped(List<Entry> entries, int depth) {
    SequencedMap<String, List<Entry>> groups = new LinkedHashMap<>();
    entries.forEach(
        each -> groups.computeIfAbsent(each.labels().getFirst(), _ -> new ArrayList<>()).add(each));
    return groups.values().stream().flatMap(group -> group(group, depth).stream()).toList();
  }

  private List<PlanRow> group(List<Entry> group, int depth) {
    Entry first = group.getFirst();
    int common = common(group);
    if (group.size() == 1 || common == 0) {
      return group.stream()
          .flatMap(e -> changes.rows(Labels.joined(e.labels()), depth, e.change()).stream())
          .toList();
    }
    List<PlanRow> rows = new ArrayList<>();
    String label = Labels.joined(first.labels().subList(0, common));
    rows.add(PlanRow.heading(Mark.NONE, depth, label));
    rows.addAll(grouped(group.stream().map(each -> each.below(common)).toList(), depth + 1));
    return rows;
  }

  /// How many pieces all paths have in common, so that each keeps one at least.
  private static int common(List<Entry> group) {
    List<String> first = group.getFirst().labels();
    int common = 0;
    while (isCommon(group, first, common)) {
      common++;
    }
    return common;
  }

  private static boolean isCommon(List<Entry> group, List<String> first, int at) {
    return group.stream()
        .allMatch(each ->
            each.labels().size() > at + 1
                && first.size() > at + 1
                && each.labels().get(at).equals(first.get(at)));
  }
}
