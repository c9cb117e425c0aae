package dev.trowel.app.console;

import dev.trowel.app.console.PlanRow.Mark;
import dev.trowel.core.review.AccessChange;
import dev.trowel.schema.shape.Schemas;
import java.util.ArrayList;
import java.util.List;

/// Shows who gets or loses what.
final class AccessRows {

  private AccessRows() {}

  /// The rows of all changes of a resource of `kind`, below a heading.
  static List<PlanRow> of(String kind, List<AccessChange> changes) {
    List<PlanRow> rows = new ArrayList<>();
    if (!changes.isEmpty()) {
      boolean grants =
          Schemas.kind(kind).stream().anyMatch(each -> each.facets().securable().isPresent());
      rows.add(PlanRow.heading(Mark.NONE, 0, grants ? "grants" : "permissions"));
      changes.forEach(change -> rows.add(row(change)));
    }
    return rows;
  }

  private static PlanRow row(AccessChange change) {
    String label = Fit.line((change.type() + " " + change.principal()).strip());
    return new PlanRow(mark(change), 1, label, cell(change));
  }

  private static Mark mark(AccessChange change) {
    if (change.byHand()) {
      return Mark.BY_HAND;
    }
    if (change.before().isEmpty()) {
      return Mark.ADDED;
    }
    return change.after().isEmpty() ? Mark.REMOVED : Mark.NONE;
  }

  private static PlanRow.Cell cell(AccessChange change) {
    String note = change.byHand() ? hand(change) : "";
    List<String> before = change.before();
    List<String> after = change.after();
    if (before.size() == 1 && after.size() == 1) {
      return new PlanRow.Two(words(before), words(after), note);
    }
    if (!change.byHand() && (before.isEmpty() || after.isEmpty())) {
      return new PlanRow.One(words(before.isEmpty() ? after : before), note);
    }
    List<String> words = new ArrayList<>();
    change.added().forEach(level -> words.add("+ " + Fit.line(level)));
    change.removed().forEach(level -> words.add("- " + Fit.line(level)));
    return new PlanRow.One(String.join("  ", words), note);
  }

  private static String hand(AccessChange change) {
    if (change.before().isEmpty()) {
      return "removed by hand";
    }
    return change.after().isEmpty() ? "added by hand" : "changed by hand";
  }

  private static String words(List<String> levels) {
    return Fit.line(String.join(", ", levels));
  }
}
