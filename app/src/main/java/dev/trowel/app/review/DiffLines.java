package dev.trowel.app.review;

import dev.trowel.core.review.AccessChange;
import dev.trowel.core.review.FieldChange;
import dev.trowel.core.review.Item;
import dev.trowel.core.review.Side;
import java.util.ArrayList;
import java.util.List;

/// One resource's changes as lines that begin with `-`, `+` or a space.
///
/// @param detail how much of them
record DiffLines(Detail detail) {

  /// The fields, drifted ones left out, and who gets or loses what; empty when there are none.
  List<String> of(Item item) {
    List<String> lines = new ArrayList<>();
    List<FieldChange> fields = item.fields().stream().filter(field -> !field.isDrift()).toList();
    fields.stream().limit(detail.fields()).forEach(field -> add(field, lines));
    more(fields.size() - detail.fields(), "field", lines);
    if (!item.access().isEmpty()) {
      lines.add("@@ who may do what @@");
      item.access().stream().limit(detail.fields()).forEach(change -> add(change, lines));
      more(item.access().size() - detail.fields(), "principal", lines);
    }
    return lines;
  }

  private static void more(int left, String what, List<String> lines) {
    if (left > 0) {
      lines.add("  … and " + Marks.some(left, "more " + what, "more " + what + "s"));
    }
  }

  private void add(FieldChange field, List<String> lines) {
    String path = Plain.path(field.path());
    List<String> before = Values.of(field.before());
    List<String> after = after(field);
    if (field.kept()) {
      kept(path, before, after, lines);
      return;
    }
    if (field.replaces()) {
      lines.add(cut("# " + path + " cannot change in place"));
    }
    if (before.size() <= 1 && after.size() <= 1) {
      before.forEach(value -> lines.add(cut("- " + path + ": " + value)));
      after.forEach(value -> lines.add(cut("+ " + path + ": " + value)));
    } else if (before.isEmpty()) {
      whole('+', path, after, lines);
    } else if (after.isEmpty()) {
      whole('-', path, before, lines);
    } else {
      lines.add(cut("@@ " + path + " @@"));
      List<LineDiff.Line> changed = LineDiff.of(before, after);
      changed.stream().limit(detail.lines()).forEach(line -> lines.add(cut(shown(line))));
      more(changed.size() - detail.lines(), "line", lines);
    }
  }

  /// What is ignored changes nothing, whatever the bundle says.
  private void kept(String path, List<String> now, List<String> bundle, List<String> lines) {
    lines.add(cut("  " + path + " is ignored and stays as it is now"));
    now.stream().limit(detail.lines()).forEach(line -> lines.add(cut("    now: " + line)));
    bundle.stream().limit(detail.lines()).forEach(line -> lines.add(cut("    bundle: " + line)));
  }

  /// Two secrets look the same.
  private static List<String> after(FieldChange field) {
    boolean both = field.before() instanceof Side.Hidden && field.after() instanceof Side.Hidden;
    return both ? List.of("(secret, changed)") : Values.of(field.after());
  }

  private void whole(char sign, String path, List<String> value, List<String> lines) {
    lines.add(cut(sign + " " + path + ":"));
    value.stream().limit(detail.lines()).forEach(line -> lines.add(cut(sign + "   " + line)));
    more(value.size() - detail.lines(), "line", lines);
  }

  private static String shown(LineDiff.Line line) {
    return line.sign() == '~' ? "  … " + line.text() : line.sign() + " " + line.text();
  }

  private void add(AccessChange change, List<String> lines) {
    String who = Plain.line((change.type() + " " + change.principal()).strip());
    String note = change.byHand() ? "  (changed by hand)" : "";
    if (!change.removed().isEmpty()) {
      lines.add(cut("- " + who + ": " + String.join(", ", change.removed()) + note));
    }
    if (!change.added().isEmpty()) {
      lines.add(cut("+ " + who + ": " + String.join(", ", change.added()) + note));
    }
  }

  private String cut(String line) {
    return Plain.cut(line, detail.width());
  }
}
