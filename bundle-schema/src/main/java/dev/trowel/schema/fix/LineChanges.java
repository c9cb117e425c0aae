package dev.trowel.schema.fix;

import java.util.ArrayList;
import java.util.List;

/// Which lines changed between two texts, with the fewest lines gone and come (Myers, An O(ND)
/// Difference Algorithm). Texts that differ in many lines changed as a whole.
public final class LineChanges {

  /// More lines gone and come than this are not told apart: the memory grows with its square.
  private static final int MOST = 2000;

  private final List<String> before;
  private final List<String> after;
  private final List<int[]> reached = new ArrayList<>();

  private LineChanges(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /// A stretch of lines that changed into another.
  ///
  /// @param old where it begins before, 0-based
  /// @param oldEnd the line after its end
  /// @param now where it begins after
  /// @param nowEnd the line after its end
  public record Change(int old, int oldEnd, int now, int nowEnd) {}

  /// The changes, in the order of lines.
  public static List<Change> between(List<String> before, List<String> after) {
    return before.equals(after) ? List.of() : new LineChanges(before, after).changes();
  }

  private List<Change> changes() {
    int steps = steps();
    if (steps < 0) {
      return List.of(new Change(0, before.size(), 0, after.size()));
    }
    List<Change> single = new ArrayList<>();
    int old = before.size();
    int now = after.size();
    for (int step = steps; step > 0; step--) {
      int[] ends = reached.get(step - 1);
      int diagonal = old - now;
      boolean come = comes(ends, diagonal, step);
      int from = come ? diagonal + 1 : diagonal - 1;
      old = ends[from + step];
      now = old - from;
      single.add(new Change(old, come ? old : old + 1, now, come ? now + 1 : now));
    }
    return joined(single.reversed());
  }

  /// How many lines go and come; -1 when too many do. Keeps how far each number of them gets on
  /// each diagonal.
  private int steps() {
    int[] ends = new int[] {0, 0, 0};
    for (int step = 0; step <= Math.min(MOST, before.size() + after.size()); step++) {
      int[] next = new int[2 * step + 5];
      for (int diagonal = -step; diagonal <= step; diagonal += 2) {
        int old = step == 0 ? 0 : start(ends, diagonal, step);
        while (isSame(old, old - diagonal)) {
          old++;
        }
        next[diagonal + step + 1] = old;
        if (old >= before.size() && old - diagonal >= after.size()) {
          reached.add(next);
          return step;
        }
      }
      reached.add(next);
      ends = next;
    }
    return -1;
  }

  private static int start(int[] ends, int diagonal, int step) {
    return comes(ends, diagonal, step) ? ends[diagonal + 1 + step] : ends[diagonal - 1 + step] + 1;
  }

  /// Whether the step onto this diagonal is a line that comes; `ends` is of the step before.
  private static boolean comes(int[] ends, int diagonal, int step) {
    return diagonal == -step
        || (diagonal != step && ends[diagonal - 1 + step] < ends[diagonal + 1 + step]);
  }

  private boolean isSame(int old, int now) {
    return old < before.size()
        && now >= 0
        && now < after.size()
        && before.get(old).equals(after.get(now));
  }

  private static List<Change> joined(List<Change> single) {
    List<Change> joined = new ArrayList<>();
    for (Change each : single) {
      Change last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && last.oldEnd() == each.old() && last.nowEnd() == each.now()) {
        joined.removeLast();
        joined.add(new Change(last.old(), each.oldEnd(), last.now(), each.nowEnd()));
      } else {
        joined.add(each);
      }
    }
    return joined;
  }
}
