package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Shows a whole value in few rows: what is short beside its label, elements of lists in a line
/// each.
///
/// @param width the cells of a line
record Overview(ElementKeys keys, int width) {

  /// More things than this are told by their number.
  private static final int MOST = 12;

  /// What a line needs around a label and its value.
  private static final int AROUND = 10;

  private static final int LONGEST_TEXT = 240;

  /// The rows of `value`, which stands at `path`.
  List<PlanRow> rows(PlanRow at, JsonNode value, Path path) {
    if (value.isTextual()) {
      return List.of(with(at, text(value.textValue(), ValueText.of(value))));
    }
    if (!isListOfObjects(value)) {
      String inline = ValueText.of(value);
      if (!value.isContainerNode() || fits(at, inline)) {
        return List.of(with(at, new PlanRow.One(inline, "")));
      }
    }
    List<PlanRow> rows = new ArrayList<>(List.of(with(at, new PlanRow.None())));
    if (value.isObject()) {
      fields(at, value, path, rows);
    } else {
      elements(at, value, path, rows);
    }
    return rows;
  }

  private boolean fits(PlanRow at, String inline) {
    return Cells.of(inline) <= width - AROUND - 2 * at.depth() - Cells.of(at.label());
  }

  private static PlanRow with(PlanRow at, PlanRow.Cell cell) {
    return new PlanRow(at.mark(), at.depth(), at.label(), cell);
  }

  private static PlanRow.Cell text(String text, String inline) {
    long lines = text.lines().count();
    if (lines > 1) {
      String first = text.lines().findFirst().orElse("");
      return new PlanRow.One("\"" + Fit.line(Mask.words(first)) + "…\"", lines + " lines");
    }
    return text.length() > LONGEST_TEXT
        ? new PlanRow.One(inline, "%,d characters".formatted(text.length()))
        : new PlanRow.One(inline, "");
  }

  private static boolean isListOfObjects(JsonNode value) {
    return value.isArray()
        && !ValueText.areNames(value)
        && value.valueStream().anyMatch(JsonNode::isObject);
  }

  private void fields(PlanRow at, JsonNode object, Path path, List<PlanRow> rows) {
    String key = keyOf(path);
    List<Map.Entry<String, JsonNode>> fields =
        object.propertyStream().filter(each -> !each.getKey().equals(key)).toList();
    boolean all = fields.size() <= MOST + 1;
    for (Map.Entry<String, JsonNode> each : all ? fields : fields.subList(0, MOST)) {
      PlanRow below = PlanRow.heading(at.mark(), at.depth() + 1, ValueText.name(each.getKey()));
      rows.addAll(rows(below, each.getValue(), path.field(each.getKey())));
    }
    more(at, fields.size(), rows);
  }

  /// The field that the name of an element says already.
  static String keyOf(Path path) {
    return path.length() > 0 && path.steps().getLast() instanceof Path.Keyed(String field, String _)
        ? field
        : "";
  }

  private void elements(PlanRow at, JsonNode list, Path path, List<PlanRow> rows) {
    boolean all = list.size() <= MOST + 1;
    for (int i = 0; i < (all ? list.size() : MOST); i++) {
      rows.add(element(at, list.get(i), i, path));
    }
    more(at, list.size(), rows);
  }

  private PlanRow element(PlanRow at, JsonNode element, int index, Path path) {
    String label = element.isObject() ? keys.label(path, element, index) : "";
    String key = keys.fieldOf(path, element).orElse("");
    return new PlanRow(
        at.mark(), at.depth() + 1, label, new PlanRow.Several(Flat.of(element, key)));
  }

  /// One element of a list in a line, without what `label` says already.
  String line(JsonNode element, Path path) {
    return Flat.of(element, keys.fieldOf(path, element).orElse(""));
  }

  private static void more(PlanRow at, int count, List<PlanRow> rows) {
    if (count > MOST + 1) {
      rows.add(PlanRow.one(at.mark(), at.depth() + 1, "", "… and " + (count - MOST) + " more"));
    }
  }
}
