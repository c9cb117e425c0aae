package dev.trowel.app.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.app.console.PlanRow.Line;
import dev.trowel.app.console.PlanRow.Mark;
import dev.trowel.core.review.FieldChange;
import java.util.ArrayList;
import java.util.List;

/// Shows how a long text changes: the fields of one that is JSON, and the first line that differs
/// of any other.
///
/// @param changes shows how a field of JSON changes
record TextRows(ChangeRows changes) {

  private static final int MOST = 12;
  private static final int LONG = 160;

  /// Whether two texts are better not shown as they are.
  static boolean isLong(String before, String after) {
    return before.contains("\n")
        || after.contains("\n")
        || Math.max(before.length(), after.length()) > LONG;
  }

  /// The rows; the first is the text's own.
  List<PlanRow> rows(PlanRow at, String before, String after) {
    JsonNode a = json(before);
    JsonNode b = json(after);
    return a.isContainerNode() && b.isContainerNode() && a.getNodeType() == b.getNodeType()
        ? fields(at, a, b)
        : lines(at, before, after);
  }

  private static JsonNode json(String text) {
    if (!text.stripLeading().startsWith("{") && !text.stripLeading().startsWith("[")) {
      return MissingNode.getInstance();
    }
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private List<PlanRow> fields(PlanRow at, JsonNode before, JsonNode after) {
    List<FieldChange> found = JsonTexts.changes(before, after);
    if (found.isEmpty()) {
      return List.of(said(at, "the same JSON, written in another way"));
    }
    List<PlanRow> rows = new ArrayList<>();
    rows.add(said(at, "JSON, " + count(found.size(), "difference") + ":"));
    ChangeRows inner =
        new ChangeRows(new Overview(ElementKeys.none(), changes.overview().width()), false);
    int shown = found.size() > MOST + 1 ? MOST : found.size();
    rows.addAll(new FieldRows(inner).rows(found.subList(0, shown), at.depth() + 1));
    if (shown < found.size()) {
      rows.add(
          PlanRow.one(Mark.NONE, at.depth() + 1, "", "… and " + (found.size() - shown) + " more"));
    }
    return rows;
  }

  private static PlanRow said(PlanRow at, String what) {
    String note = at.cell() instanceof PlanRow.One(String _, String said) ? said : "";
    return new PlanRow(at.mark(), at.depth(), at.label(), new PlanRow.One(what, note));
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static List<PlanRow> lines(PlanRow at, String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int same = 0;
    while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
      same++;
    }
    if (a.size() <= 1 && b.size() <= 1) {
      String note = at.cell() instanceof PlanRow.One(String _, String said) ? said : "";
      String old = ValueText.quoted(before);
      return List.of(
          new PlanRow(
              at.mark(),
              at.depth(),
              at.label(),
              new PlanRow.Two(old, ValueText.quoted(after), note)));
    }
    String size = a.size() == b.size() ? "" + a.size() : a.size() + " → " + b.size();
    String where = size + " lines, the first difference in line " + (same + 1) + ":";
    List<Line> excerpt = new ArrayList<>();
    add(Mark.NONE, a, same - 1, excerpt);
    add(Mark.REMOVED, a, same, excerpt);
    add(Mark.ADDED, b, same, excerpt);
    return List.of(
        said(at, where), new PlanRow(Mark.NONE, at.depth(), "", new PlanRow.Excerpt(excerpt)));
  }

  private static void add(Mark mark, List<String> lines, int at, List<Line> excerpt) {
    if (at >= 0 && at < lines.size()) {
      excerpt.add(new Line(mark, Fit.line(Mask.words(lines.get(at)))));
    }
  }
}
