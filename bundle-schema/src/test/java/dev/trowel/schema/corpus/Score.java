package dev.trowel.schema.corpus;

import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How well one bundle of the corpus was understood.
///
/// @param area the folder of the bundle
/// @param found whether each fault was found
/// @param placed whether each was found at its place
/// @param alarms how many findings nobody asked for
/// @param story what went wrong; empty when nothing did
record Score(String area, boolean found, boolean placed, int alarms, String story) {

  /// Compares what was found with what is marked.
  static Score of(String name, List<Mark> marks, Map<Diagnostic, Set<String>> findings) {
    Map<Diagnostic, Set<String>> left = new LinkedHashMap<>(findings);
    List<String> story = new ArrayList<>();
    boolean found = true;
    boolean placed = true;
    for (Mark mark : marks) {
      List<Diagnostic> named = left.keySet().stream().filter(mark::names).toList();
      List<Diagnostic> right =
          named.stream()
              .filter(each -> mark.places(each, left.getOrDefault(each, Set.of())))
              .toList();
      found &= !named.isEmpty();
      placed &= !right.isEmpty();
      if (named.isEmpty()) {
        story.add("not found: " + mark.codes() + " " + mark.places());
      } else if (right.isEmpty()) {
        story.add(
            "wanted at " + mark.places() + mark.target() + ", is " + told(named.getFirst(), left));
      }
      (right.isEmpty() ? named : right).stream().findFirst().ifPresent(left::remove);
    }
    left.keySet().forEach(each -> story.add("false alarm: " + told(each, left)));
    String area = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
    String all = story.stream().map(each -> "\n    " + each).collect(Collectors.joining());
    return new Score(area, found, placed, left.size(), story.isEmpty() ? "" : name + all);
  }

  private static String told(Diagnostic found, Map<Diagnostic, Set<String>> targets) {
    String place = found.spans().isEmpty() ? "" : " " + found.spans().getFirst();
    String end =
        found.spans().isEmpty()
            ? ""
            : "-%d:%d"
                .formatted(
                    found.spans().getFirst().endLine(), found.spans().getFirst().endColumn());
    return "%s[%s]%s%s: %s %s"
        .formatted(found.severity(), found.code(), place, end, found.summary(), targets.get(found));
  }

  /// A table, and below it what went wrong.
  static String report(List<Score> scores) {
    return scores.stream()
        .map(Score::story)
        .filter(story -> !story.isEmpty())
        .collect(Collectors.joining("\n", table(scores) + "\n", "\n"));
  }

  /// A line an area.
  private static String table(List<Score> scores) {
    Map<String, List<Score>> areas =
        scores.stream()
            .collect(Collectors.groupingBy(Score::area, LinkedHashMap::new, Collectors.toList()));
    StringBuilder table =
        new StringBuilder(row("area", "files", "found", "right place", "false alarms"));
    areas.forEach((area, each) -> table.append(row(area, each)));
    return table.append(row("all", scores)).toString();
  }

  private static String row(String area, List<Score> scores) {
    return row(
        area,
        String.valueOf(scores.size()),
        percent(scores.stream().filter(Score::found).count(), scores.size()),
        percent(scores.stream().filter(Score::placed).count(), scores.size()),
        String.valueOf(scores.stream().mapToInt(Score::alarms).sum()));
  }

  private static String row(String... cells) {
    return "%-14s %6s %7s %12s %13s%n".formatted((Object[]) cells);
  }

  private static String percent(long part, int all) {
    return "%d %%".formatted(all == 0 ? 100 : part * 100 / all);
  }
}
