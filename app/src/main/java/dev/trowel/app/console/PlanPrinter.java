package dev.trowel.app.console;

import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.review.Reason;
import dev.trowel.core.review.Review;

/// A plan as the incumbent prints it: a line a change, and the sums (format.md 1.4).
public final class PlanPrinter {

  private final boolean coloured;

  /// @param coloured whether it is read on a screen
  public PlanPrinter(boolean coloured) {
    this.coloured = coloured;
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
    return sums(plan.counts()) + unselected(plan.unselected().size());
  }

  /// The same, as a reviewer counts.
  public static String sums(Review review) {
    return sums(review.counts())
        + adopted(review)
        + unselected(review.selection().unselected().size())
        + leftOut(
            review.items().stream()
                .flatMap(item -> item.reasons().stream())
                .filter(reason -> reason.code() == Reason.Code.LEFT_OUT_UNTIL)
                .count());
  }

  /// The same, of all that was looked at.
  static String sums(Plan.Counts counts) {
    return "Plan: %d to add, %d to change, %d to delete, %d unchanged"
        .formatted(counts.add(), counts.change(), counts.delete(), counts.unchanged());
  }

  /// ` (53 adopted as they are)`, said of what is unchanged; nothing where none is.
  public static String adopted(Review review) {
    long count = review.adoptedAsTheyAre();
    if (count == 0) {
      return "";
    }
    return count == 1 ? " (1 adopted as it is)" : " (%,d adopted as they are)".formatted(count);
  }

  /// `, 3 not selected`; nothing where everything was asked for.
  static String unselected(int count) {
    return count == 0 ? "" : ", " + count + " not selected";
  }

  /// `, 1 left out`; nothing where no resource waits for its model.
  static String leftOut(long count) {
    return count == 0 ? "" : ", " + count + " left out";
  }

  private void print(Planned line, StringBuilder text) {
    text.append(paint(line.change()).on(coloured, verb(line.change())));
    text.append(' ').append(line.key()).append('\n');
  }

  /// The action up to its first `_`, which makes `update_id` an update.
  private static String verb(Change change) {
    return change.action().split("_", 2)[0];
  }

  private static Paint paint(Change change) {
    return switch (change) {
      case Change.Create _ -> Paint.GREEN;
      case Change.Delete _, Change.Replace _, Change.Forget _ -> Paint.RED;
      case Change.Keep _, Change.Update _, Change.Resize _, Change.Rename _ -> Paint.YELLOW;
    };
  }
}
