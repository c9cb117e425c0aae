package dev.trowel.app.console;

import java.util.ArrayList;
import java.util.List;

/// Lays the rows of one resource out in lines: labels, and values in one column beside them.
final class PlanLayout {

  /// A label longer than this does not push the others' values to the right.
  private static final int MOST = 36;

  private static final int STEP = 2;
  private static final String ARROW = " → ";

  private final int width;
  private final boolean coloured;
  private final int indent;
  private final int longest;
  private final List<String> lines = new ArrayList<>();

  /// @param indent the cells before the edge where marks stand
  PlanLayout(int width, boolean coloured, int indent) {
    this.width = width;
    this.coloured = coloured;
    this.indent = indent;
    this.longest = Math.min(MOST, width / 2 - STEP * 2);
  }

  /// The lines of all rows.
  List<String> lines(List<PlanRow> rows) {
    int column = column(rows);
    rows.forEach(row -> new Placed(row, column).lay());
    return List.copyOf(lines);
  }

  private int column(List<PlanRow> rows) {
    return rows.stream()
        .filter(
            row -> !(row.cell() instanceof PlanRow.None || row.cell() instanceof PlanRow.Excerpt))
        .filter(row -> Cells.of(row.label()) <= longest)
        .mapToInt(row -> left(row) + Cells.of(row.label()) + 2)
        .max()
        .orElse(0);
  }

  private int left(PlanRow row) {
    return indent + STEP + row.depth() * STEP;
  }

  /// One row in its place.
  private final class Placed {

    private final PlanRow row;
    private final int left;
    private final int column;

    /// The line begun: what is in it, how many cells it takes.
    private String open;

    private int used;

    /// Where the value begins, and with it what is noted of it.
    private int value;

    Placed(PlanRow row, int column) {
      this.row = row;
      this.left = left(row);
      String label = Fit.middle(row.label(), width - left);
      this.open =
          row.cell() instanceof PlanRow.Excerpt
              ? ""
              : " ".repeat(indent)
                  + row.mark().shown(coloured)
                  + " ".repeat(left - indent - 1)
                  + label;
      this.used = left + Cells.of(label);
      boolean fits = used + 2 <= column;
      this.column = label.isEmpty() ? left : fits ? column : used + 2;
    }

    void lay() {
      switch (row.cell()) {
        case PlanRow.None _ -> close();
        case PlanRow.One(String text, String note) -> {
          to(room(text) ? column : below());
          put(Fit.middle(text, width - used));
          note(note);
        }
        case PlanRow.Several(String text) -> {
          to(width - column >= Math.min(Cells.of(text), longest) ? column : below());
          put(Fit.end(text, width - used));
          close();
        }
        case PlanRow.Two(String before, String after, String note) -> two(before, after, note);
        case PlanRow.Words(String text) -> words(text);
        case PlanRow.Excerpt(List<PlanRow.Line> excerpt) -> excerpt(excerpt);
      }
    }

    private boolean room(String text) {
      return column + Cells.of(text) <= width || column <= indent + longest + STEP * 3;
    }

    /// Where a value stands that has no room beside its label.
    private int below() {
      return left + STEP * 2;
    }

    private void two(String before, String after, String note) {
      int both = Cells.of(before) + ARROW.length() + Cells.of(after);
      if (column + both <= width) {
        to(column);
        put(before + ARROW + after);
      } else if (below() + both <= width) {
        to(below());
        put(before + ARROW + after);
      } else {
        int at = column + longest <= width ? column : below();
        Fit.Pair cut = Fit.pair(before, after, width - Math.max(at, below()));
        to(Math.max(at, below()));
        put(cut.before());
        int start = used - Cells.of(cut.before());
        close();
        open = " ".repeat(start - 2) + "→ ";
        used = start;
        put(cut.after());
      }
      note(note);
    }

    private void note(String note) {
      if (note.isEmpty()) {
        close();
        return;
      }
      String shown = "(" + note + ")";
      if (used + 2 + Cells.of(shown) <= width) {
        open += "  " + Paint.FAINT.on(coloured, shown);
        close();
      } else {
        close();
        int start = Math.min(value, width - longest);
        for (String line : Prose.wrapped(shown, width - start, width - start)) {
          lines.add(" ".repeat(start) + Paint.FAINT.on(coloured, Fit.end(line, width - start)));
        }
      }
    }

    private void words(String text) {
      List<String> wrapped = Prose.wrapped(text, width - column, width - column);
      for (String line : wrapped) {
        for (String piece : Fit.pieces(line, width - column)) {
          to(column);
          put(piece);
          close();
        }
      }
    }

    private void excerpt(List<PlanRow.Line> excerpt) {
      close();
      for (PlanRow.Line line : excerpt) {
        open = " ".repeat(below()) + line.mark().shown(coloured) + " ";
        used = below() + 2;
        put(Fit.end(line.text(), width - used));
        close();
      }
    }

    private void to(int place) {
      if (used > place) {
        close();
      }
      open += " ".repeat(place - used);
      used = place;
      value = place;
    }

    private void put(String text) {
      open += text;
      used += Cells.of(text);
    }

    private void close() {
      if (!open.isEmpty()) {
        lines.add(open.stripTrailing());
      }
      open = "";
      used = 0;
    }
  }
}
