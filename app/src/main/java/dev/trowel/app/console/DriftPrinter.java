package dev.trowel.app.console;

import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.DriftReview;
import dev.trowel.core.review.Drifted;
import dev.trowel.core.review.FieldChange;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What somebody changed in the workspace, as text: a line a resource, what was changed below it,
/// as plans show fields: from what was deployed to what is there.
///
/// @param width the cells of a line
/// @param coloured whether it is read on a screen
record DriftPrinter(DriftReview review, int width, boolean coloured) {

  private static final int INDENT = 2;

  String text() {
    StringBuilder text = new StringBuilder();
    for (Drifted each : review.resources()) {
      lines(each).forEach(line -> text.append(line).append('\n'));
      text.append('\n');
    }
    return text.toString();
  }

  private List<String> lines(Drifted drifted) {
    String verb = verb(drifted);
    String gone = drifted.inBundle() ? "" : "  (the bundle has it no more)";
    List<String> head =
        new ArrayList<>(Fit.pieces(Fit.line(verb + " " + drifted.key() + gone), width));
    head.set(0, paint(drifted).on(coloured, verb) + head.getFirst().substring(verb.length()));
    drifted
        .last()
        .ifPresent(last ->
            head.add(
                Fit.middle(
                    Fit.line(
                        "    last changed by %s at %s"
                            .formatted(last.by(), last.at().truncatedTo(ChronoUnit.SECONDS))),
                    width)));
    head.addAll(new PlanLayout(width, coloured, INDENT).lines(rows(drifted)));
    return head;
  }

  private List<PlanRow> rows(Drifted drifted) {
    Overview overview = new Overview(ElementKeys.of(drifted.key()), width - INDENT);
    FieldRows fields = new FieldRows(new ChangeRows(overview, false));
    Drifted.Changes changes = drifted.changes();
    List<PlanRow> rows =
        new ArrayList<>(
            fields.rows(changes.fields().stream().map(field -> since(field, false)).toList(), 0));
    rows.addAll(
        AccessRows.of(
            drifted.key().kind(), changes.access().stream().map(DriftPrinter::since).toList()));
    rows.addAll(fields.rows(changes.kept().stream().map(field -> since(field, true)).toList(), 0));
    return rows;
  }

  private static String verb(Drifted drifted) {
    return drifted.deleted() ? "deleted" : drifted.counts() ? "changed" : "kept";
  }

  private static Paint paint(Drifted drifted) {
    return drifted.deleted() ? Paint.RED : drifted.counts() ? Paint.YELLOW : Paint.FAINT;
  }

  /// From what was deployed to what is there now.
  private static FieldChange since(FieldChange field, boolean kept) {
    return new FieldChange(
        field.path(),
        field.recorded(),
        field.recorded(),
        field.before(),
        Origin.BUNDLE,
        false,
        kept);
  }

  private static AccessChange since(AccessChange access) {
    List<String> deployed = access.after();
    List<String> live = access.before();
    return new AccessChange(access.type(), access.principal(), deployed, live, false);
  }
}
