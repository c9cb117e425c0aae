package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.app.console.PlanRow.Mark;
import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Side;
import java.util.ArrayList;
import java.util.List;

/// Shows how one field changes.
///
/// @param overview shows what is there as a whole
/// @param made whether the resource is made, so that every field is new
record ChangeRows(Overview overview, boolean made) {

  private static final int SHORT = 30;

  /// The rows of a field that is called `label`.
  List<PlanRow> rows(String label, int depth, FieldChange change) {
    PlanRow at = PlanRow.heading(mark(change), depth, label);
    if (change.isSecret()) {
      return List.of(with(at, secret(change)));
    }
    if (isNothing(change.before()) && isNothing(change.after())) {
      return List.of(with(at, new PlanRow.One("changed by hand", "")));
    }
    if (change.origin() == Origin.AGREED) {
      return List.of(with(at, new PlanRow.One(ValueText.of(change.after()), note(change))));
    }
    boolean plain = !change.isDrift() && !change.replaces() && !change.kept();
    if (plain && isNothing(change.before()) && change.after() instanceof Side.Known(JsonNode v)) {
      return overview.rows(at, v, change.path());
    }
    if (plain && isNothing(change.after()) && change.before() instanceof Side.Known(JsonNode v)) {
      return List.of(with(at, gone(v, change)));
    }
    return changed(at, change);
  }

  private static PlanRow with(PlanRow at, PlanRow.Cell cell) {
    return new PlanRow(at.mark(), at.depth(), at.label(), cell);
  }

  private List<PlanRow> changed(PlanRow at, FieldChange change) {
    if (change.before() instanceof Side.Known(JsonNode a)
        && change.after() instanceof Side.Known(JsonNode b)) {
      if (a.isArray() && b.isArray()) {
        return new ListRows(overview, change.path()).rows(noted(at, change), a, b);
      }
      if (a.isTextual() && b.isTextual() && TextRows.isLong(a.textValue(), b.textValue())) {
        return new TextRows(this).rows(noted(at, change), a.textValue(), b.textValue());
      }
    }
    String after = ValueText.of(change.after());
    boolean fresh = isNothing(change.before()) && !change.isDrift();
    return List.of(
        with(
            at,
            fresh
                ? new PlanRow.One(after, note(change))
                : new PlanRow.Two(whole(change.before(), change), after, note(change))));
  }

  private static String whole(Side side, FieldChange change) {
    return side instanceof Side.Known(JsonNode value) && value.isObject()
        ? "{" + Flat.of(value, Overview.keyOf(change.path())) + "}"
        : ValueText.of(side);
  }

  private static PlanRow noted(PlanRow at, FieldChange change) {
    String note = note(change);
    return note.isEmpty() ? at : with(at, new PlanRow.One("", note));
  }

  private static PlanRow.Cell gone(JsonNode value, FieldChange change) {
    return value.isObject()
        ? new PlanRow.Several(Flat.of(value, Overview.keyOf(change.path())))
        : new PlanRow.One(ValueText.of(value), "");
  }

  private static PlanRow.Cell secret(FieldChange change) {
    boolean both = !isNothing(change.before()) && !isNothing(change.after());
    return new PlanRow.One(both ? "(secret, changed)" : ValueText.SECRET, note(change));
  }

  private Mark mark(FieldChange change) {
    if (change.kept() || change.origin() == Origin.AGREED) {
      return Mark.STAYS;
    }
    if (change.isDrift()) {
      return Mark.BY_HAND;
    }
    if (isNothing(change.before())) {
      return made ? Mark.NONE : Mark.ADDED;
    }
    return isNothing(change.after()) ? Mark.REMOVED : Mark.NONE;
  }

  /// What is to be known beside the values.
  private static String note(FieldChange change) {
    List<String> notes = new ArrayList<>();
    if (change.replaces()) {
      notes.add("cannot change in place");
    }
    if (change.after() instanceof Side.Later) {
      notes.add("known after deployment");
    }
    switch (change.origin()) {
      case HAND -> notes.add(hand(change) + (change.kept() ? ", left alone" : ""));
      case BOTH ->
          notes.add(
              hand(change)
                  + (change.kept() ? ", left alone" : "")
                  + "; last deployed: "
                  + recorded(change));
      case AGREED -> notes.add("by hand and in the bundle; last deployed: " + recorded(change));
      case NOBODY, BUNDLE -> {
        if (change.kept()) {
          notes.add("ignored, left alone");
        }
      }
    }
    return String.join("; ", notes);
  }

  private static String hand(FieldChange change) {
    if (isNothing(change.before())) {
      return "removed by hand";
    }
    return isNothing(change.recorded()) ? "added by hand" : "changed by hand";
  }

  private static String recorded(FieldChange change) {
    return Fit.middle(ValueText.of(change.recorded()), SHORT);
  }

  private static boolean isNothing(Side side) {
    return side instanceof Side.Nothing;
  }
}
