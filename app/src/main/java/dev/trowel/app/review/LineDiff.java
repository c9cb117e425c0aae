package dev.trowel.app.review;

import java.util.ArrayList;
import java.util.List;

/// What differs between two lists of lines, with a little of what is around it.
final class LineDiff {

  /// How many equal lines stand before and after what differs.
  private static final int CONTEXT = 2;

  /// Beyond so many cells, what is between the equal ends is shown as exchanged altogether.
  private static final long LARGEST = 4_000_000;

  private LineDiff() {}

  /// One line.
  ///
  /// @param sign `-` and `+` for what goes and comes, a space for what stays, `~` for a gap
  record Line(char sign, String text) {
    boolean differs() {
      return sign == '-' || sign == '+';
    }
  }

  /// The lines that differ, in their order.
  static List<Line> of(List<String> before, List<String> after) {
    return shortened(all(before, after));
  }

  private static List<Line> all(List<String> before, List<String> after) {
    int start = 0;
    int shorter = Math.min(before.size(), after.size());
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    List<Line> lines = new ArrayList<>();
    before.subList(0, start).forEach(text -> lines.add(new Line(' ', text)));
    middle(
        before.subList(start, before.size() - end),
        after.subList(start, after.size() - end),
        lines);
    before
        .subList(before.size() - end, before.size())
        .forEach(text -> lines.add(new Line(' ', text)));
    return lines;
  }

  private static void middle(List<String> before, List<String> after, List<Line> lines) {
    if ((long) before.size() * after.size() > LARGEST) {
      before.forEach(text -> lines.add(new Line('-', text)));
      after.forEach(text -> lines.add(new Line('+', text)));
      return;
    }
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean both = i < before.size() && j < after.size();
      if (both && before.get(i).equals(after.get(j))) {
        lines.add(new Line(' ', before.get(i++)));
        j++;
      } else if (j == after.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(i++)));
      } else {
        lines.add(new Line('+', after.get(j++)));
      }
    }
  }

  /// How many lines two tails have in common.
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static List<Line> shortened(List<Line> all) {
    boolean[] shown = new boolean[all.size()];
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).differs()) {
        int last = Math.min(all.size() - 1, i + CONTEXT);
        for (int near = Math.max(0, i - CONTEXT); near <= last; near++) {
          shown[near] = true;
        }
      }
    }
    List<Line> lines = new ArrayList<>();
    int hidden = 0;
    for (int i = 0; i < all.size(); i++) {
      if (shown[i]) {
        gap(hidden, lines);
        lines.add(all.get(i));
        hidden = 0;
      } else {
        hidden++;
      }
    }
    gap(hidden, lines);
    return lines;
  }

  private static void gap(int hidden, List<Line> lines) {
    if (hidden > 0) {
      lines.add(new Line('~', hidden == 1 ? "1 equal line" : hidden + " equal lines"));
    }
  }
}
