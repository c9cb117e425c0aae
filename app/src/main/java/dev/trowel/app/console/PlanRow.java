package dev.trowel.app.console;

import java.util.List;

/// One thing that is said below a resource of a plan, before it is laid out.
///
/// @param depth how far it is indented below the resource, in steps
/// @param label the field, harmless and on one line; `""` for none
record PlanRow(Mark mark, int depth, String label, Cell cell) {

  /// What stands at the edge of a line.
  enum Mark {
    NONE(" ", Paint.FAINT),
    ADDED("+", Paint.GREEN),
    REMOVED("-", Paint.RED),
    /// Somebody changed it by hand.
    BY_HAND("!", Paint.YELLOW),
    /// It differs and stays as it is.
    STAYS("=", Paint.FAINT);

    private final String sign;
    private final Paint paint;

    Mark(String sign, Paint paint) {
      this.sign = sign;
      this.paint = paint;
    }

    /// One cell.
    String shown(boolean coloured) {
      return this == NONE ? sign : paint.on(coloured, sign);
    }
  }

  /// What stands beside the label; all texts are harmless and on one line.
  sealed interface Cell {}

  /// Nothing: what belongs to the label stands below.
  record None() implements Cell {}

  /// A text, cut in the middle where it is too long.
  ///
  /// @param note what is to be known of it; `""` for nothing
  record One(String text, String note) implements Cell {}

  /// A list of things, cut at its end where it is too long.
  record Several(String text) implements Cell {}

  /// What was and what will be, cut where they are the same.
  ///
  /// @param note what is to be known of it; `""` for nothing
  record Two(String before, String after, String note) implements Cell {}

  /// Sentences, which go on in the next line.
  record Words(String text) implements Cell {}

  /// Lines of a text in which one differs.
  record Excerpt(List<Line> lines) implements Cell {
    public Excerpt {
      lines = List.copyOf(lines);
    }
  }

  /// One line of a text.
  record Line(Mark mark, String text) {}

  static PlanRow heading(Mark mark, int depth, String label) {
    return new PlanRow(mark, depth, label, new None());
  }

  static PlanRow one(Mark mark, int depth, String label, String text) {
    return new PlanRow(mark, depth, label, new One(text, ""));
  }

  static PlanRow words(String label, String text) {
    return new PlanRow(Mark.NONE, 0, label, new Words(text));
  }

  /// The same, deeper.
  PlanRow below(int steps) {
    return new PlanRow(mark, depth + steps, label, cell);
  }
}
