package dev.trowel.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import org.jspecify.annotations.Nullable;

/// A plan as text: a line a change, the fields that differ below it, and the sums (format.md 1.4).
public final class PlanPrinter {

  private static final int VALUE_WIDTH = 60;

  /// How much of what is the same in two long values is shown before they differ.
  private static final int CONTEXT = 16;

  private final boolean coloured;
  private final boolean detailed;

  /// @param coloured whether it is read on a screen
  /// @param detailed whether to show fields and reasons, which the incumbent does not
  public PlanPrinter(boolean coloured, boolean detailed) {
    this.coloured = coloured;
    this.detailed = detailed;
  }

  /// The changes and the sums.
  public String print(Plan plan) {
    StringBuilder text = new StringBuilder();
    plan.changes().forEach(line -> print(line, text));
    if (!text.isEmpty()) {
      text.append('\n');
    }
    return text.append(sums(plan)).append('\n').toString();
  }

  /// `Plan: 1 to add, 2 to change, 0 to delete, 3 unchanged`.
  public static String sums(Plan plan) {
    Plan.Counts counts = plan.counts();
    return "Plan: %d to add, %d to change, %d to delete, %d unchanged"
            .formatted(counts.add(), counts.change(), counts.delete(), counts.unchanged())
        + unselected(plan);
  }

  /// `, 3 not selected`; nothing where everything was asked for.
  static String unselected(Plan plan) {
    int count = plan.unselected().size();
    return count == 0 ? "" : ", " + count + " not selected";
  }

  private void print(Planned line, StringBuilder text) {
    text.append(paint(line.change()).on(coloured, verb(line.change())));
    text.append(' ').append(line.key());
    if (detailed) {
      text.append(note(line.change()));
    }
    text.append('\n');
    if (detailed) {
      line.differences().stream()
          .filter(difference -> difference.verdict() != Verdict.SKIP)
          .forEach(difference -> print(line, difference, text));
    }
  }

  /// The action up to its first `_`, which makes `update_id` an update.
  private static String verb(Change change) {
    return change.action().split("_", 2)[0];
  }

  private static String note(Change change) {
    return switch (change) {
      case Change.Create(_, Change.Cause cause) when cause == Change.Cause.GONE ->
          "  (it is gone from the workspace)";
      case Change.Forget _ -> "  (it is gone from the workspace already)";
      case Change.Rename _ -> "  (its id changes)";
      case Change.Keep _,
          Change.Create _,
          Change.Update _,
          Change.Resize _,
          Change.Replace _,
          Change.Delete _ ->
          "";
    };
  }

  private static Paint paint(Change change) {
    return switch (change) {
      case Change.Create _ -> Paint.GREEN;
      case Change.Delete _, Change.Replace _, Change.Forget _ -> Paint.RED;
      case Change.Keep _, Change.Update _, Change.Resize _, Change.Rename _ -> Paint.YELLOW;
    };
  }

  private static void print(Planned line, Difference difference, StringBuilder text) {
    text.append("    ").append(difference.path()).append(": ");
    if (line.isGuard(difference)) {
      text.append("changed in the workspace\n");
      return;
    }
    String before = show(difference, before(difference));
    String after = show(difference, difference.desired());
    int same = before.length() > VALUE_WIDTH ? commonStart(before, after) : 0;
    text.append(cut(before, same)).append(" -> ").append(cut(after, same));
    if (difference.verdict() == Verdict.REPLACE) {
      text.append("  (cannot change in place)");
    }
    if (difference.isDrift()) {
      text.append("  (changed in the workspace)");
    }
    text.append('\n');
  }

  /// What is there now; what was last sent where the workspace does not tell.
  private static @Nullable JsonNode before(Difference difference) {
    return difference.live() == null && !difference.isDrift()
        ? difference.recorded()
        : difference.live();
  }

  private static String show(Difference difference, @Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return "nothing";
    }
    if (difference.secret()) {
      return "(secret)";
    }
    return value.toString();
  }

  /// How much of two long texts, such as documents, need not be shown because it is the same.
  private static int commonStart(String a, String b) {
    int end = Math.min(a.length(), b.length());
    int same = 0;
    while (same < end && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same > VALUE_WIDTH - CONTEXT ? same - CONTEXT : 0;
  }

  private static String cut(String text, int start) {
    String shown = start == 0 ? text : "…" + text.substring(start);
    return shown.length() <= VALUE_WIDTH ? shown : shown.substring(0, VALUE_WIDTH - 1) + "…";
  }
}
