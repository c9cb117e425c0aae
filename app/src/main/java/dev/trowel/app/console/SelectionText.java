package dev.trowel.app.console;

import dev.trowel.app.console.PlanRow.Mark;
import dev.trowel.core.select.Selection;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which resources were asked for and why each, and which are left as they are, as lines of text.
record SelectionText(int width, boolean coloured) {

  /// More than this are told by their number.
  private static final int MOST = 12;

  /// The lines; none where everything was asked for.
  List<String> lines(Selection selection) {
    if (selection.reasons().isEmpty() && selection.unselected().isEmpty()) {
      return List.of();
    }
    List<PlanRow> rows = new ArrayList<>();
    List<ResourceKey> keys = List.copyOf(selection.reasons().keySet());
    int shown = keys.size() > MOST + 1 ? MOST : keys.size();
    keys.subList(0, shown)
        .forEach(key ->
            rows.add(
                new PlanRow(
                    Mark.NONE,
                    0,
                    Fit.line(key.toString()),
                    new PlanRow.Words(Fit.line(selection.reasons().getOrDefault(key, ""))))));
    if (shown < keys.size()) {
      rows.add(PlanRow.heading(Mark.NONE, 0, "… and " + (keys.size() - shown) + " more"));
    }
    List<String> lines = new ArrayList<>(List.of("Selected: " + keys.size()));
    lines.addAll(new PlanLayout(width, coloured, 0).lines(rows));
    lines.addAll(left(List.copyOf(selection.unselected())));
    return lines;
  }

  private List<String> left(List<ResourceKey> keys) {
    int shown = keys.size() > MOST + 1 ? MOST : keys.size();
    String names =
        keys.subList(0, shown).stream()
            .map(key -> Fit.line(key.toString()))
            .collect(Collectors.joining(", "));
    String more = shown < keys.size() ? " and " + (keys.size() - shown) + " more" : "";
    return keys.isEmpty()
        ? List.of()
        : Prose.wrapped("Left as they are: " + names + more, width, width);
  }
}
