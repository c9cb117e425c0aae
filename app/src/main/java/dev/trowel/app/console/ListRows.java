package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.console.PlanRow.Mark;
import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.List;

/// Shows how a list changes whose elements have no key: what is in it no more, and what is new.
///
/// @param path where the list stands
record ListRows(Overview overview, Path path) {

  private static final int MOST = 12;

  /// The rows; the first is the list's own.
  List<PlanRow> rows(PlanRow at, JsonNode before, JsonNode after) {
    List<JsonNode> gone = without(before, after);
    List<JsonNode> fresh = without(after, before);
    if (gone.isEmpty() && fresh.isEmpty()) {
      String note = "another order";
      return List.of(
          new PlanRow(
              at.mark(),
              at.depth(),
              at.label(),
              new PlanRow.Two(ValueText.of(before), ValueText.of(after), note)));
    }
    List<PlanRow> rows = new ArrayList<>(List.of(at));
    add(at, Mark.REMOVED, gone, rows);
    add(at, Mark.ADDED, fresh, rows);
    return rows;
  }

  private void add(PlanRow at, Mark mark, List<JsonNode> elements, List<PlanRow> rows) {
    int shown = elements.size() > MOST + 1 ? MOST : elements.size();
    for (JsonNode each : elements.subList(0, shown)) {
      String label = overview.keys().fieldOf(path, each).isPresent() ? label(each) : "";
      PlanRow.Cell cell = new PlanRow.Several(overview.line(each, path));
      rows.add(new PlanRow(mark, at.depth() + 1, label, cell));
    }
    if (shown < elements.size()) {
      String more = "… and " + (elements.size() - shown) + " more";
      rows.add(PlanRow.one(mark, at.depth() + 1, "", more));
    }
  }

  private String label(JsonNode element) {
    return overview.keys().label(path, element, 0);
  }

  /// What is in one list more often than in the other.
  private static List<JsonNode> without(JsonNode list, JsonNode other) {
    List<JsonNode> rest = new ArrayList<>();
    list.forEach(rest::add);
    other.forEach(rest::remove);
    return rest;
  }
}
