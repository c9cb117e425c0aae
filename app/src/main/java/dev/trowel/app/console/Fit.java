package dev.trowel.app.console;

import java.util.ArrayList;
import java.util.List;

/// Cuts text so that it fits into some cells of a terminal's line; letters of two halves stay
/// whole.
final class Fit {

  private static final String GAP = "…";

  /// How many cells of what two texts have in common are shown around where they differ.
  private static final int CONTEXT = 12;

  private Fit() {}

  /// Two texts that differ, cut to what differs and a little around it.
  record Pair(String before, String after) {}

  /// The text on one line, harmless, whatever it holds.
  static String line(String text) {
    return Visible.of(text, false).replace("\n", "\\n").replace("\t", "\\t");
  }

  /// The text, cut at its end.
  static String end(String text, int width) {
    return Cells.of(text) <= width ? text : start(text, Math.max(0, width - 1)) + GAP;
  }

  /// The text, cut in the middle, where its end tells as much as its start.
  static String middle(String text, int width) {
    if (Cells.of(text) <= width) {
      return text;
    }
    int head = Math.max(0, (width - 1) / 2);
    return start(text, head) + GAP + tail(text, Math.max(0, width - 1 - head));
  }

  /// The text, cut at its start.
  static String tailOf(String text, int width) {
    return Cells.of(text) <= width ? text : GAP + tail(text, Math.max(0, width - 1));
  }

  /// The text, and spaces up to a width.
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - Cells.of(text)));
  }

  /// The text in pieces that fit.
  static List<String> pieces(String text, int width) {
    List<String> pieces = new ArrayList<>();
    String rest = text;
    while (Cells.of(rest) > width) {
      String piece = start(rest, Math.max(2, width));
      pieces.add(piece);
      rest = rest.substring(piece.length());
    }
    pieces.add(rest);
    return pieces;
  }

  /// Both texts cut to `width`: what they have in common goes first, far from the difference.
  static Pair pair(String before, String after, int width) {
    if (Cells.of(before) <= width && Cells.of(after) <= width) {
      return new Pair(before, after);
    }
    int start = commonStart(before, after);
    int end = commonEnd(before, after, start);
    int differ = Math.max(middle(before, start, end), middle(after, start, end));
    int around = Math.max(CONTEXT, (width - 2 - differ) / 2);
    return new Pair(
        window(before, start, end, width, around), window(after, start, end, width, around));
  }

  private static int middle(String text, int start, int end) {
    return Cells.of(text.substring(start, text.length() - end));
  }

  /// @param start how many characters at the start are the same in the other text
  /// @param end how many at the end
  /// @param around how many cells of both are shown
  private static String window(String text, int start, int end, int width, int around) {
    String common = text.substring(0, start);
    String rest = text.substring(text.length() - end);
    String head = Cells.of(common) <= around ? common : GAP + tail(common, around);
    String tail = Cells.of(rest) <= around ? rest : start(rest, around) + GAP;
    String differ = text.substring(start, text.length() - end);
    return Cells.of(head) + Cells.of(tail) + Cells.of(differ) <= width
        ? head + differ + tail
        : end(head + middle(differ, width - Cells.of(head) - Cells.of(tail)) + tail, width);
  }

  private static int commonStart(String a, String b) {
    int end = Math.min(a.length(), b.length());
    int same = 0;
    while (same < end && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    boolean split = same > 0 && Character.isHighSurrogate(a.charAt(same - 1));
    return split ? same - 1 : same;
  }

  private static int commonEnd(String a, String b, int start) {
    int end = Math.min(a.length(), b.length()) - start;
    int same = 0;
    while (same < end && a.charAt(a.length() - 1 - same) == b.charAt(b.length() - 1 - same)) {
      same++;
    }
    boolean split = same > 0 && Character.isLowSurrogate(a.charAt(a.length() - same));
    return split ? same - 1 : same;
  }

  private static String start(String text, int width) {
    int cells = 0;
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      cells += Cells.of(character);
      if (cells > width) {
        break;
      }
      at += Character.charCount(character);
    }
    return text.substring(0, at);
  }

  private static String tail(String text, int width) {
    int cells = 0;
    int at = text.length();
    while (at > 0) {
      int character = text.codePointBefore(at);
      cells += Cells.of(character);
      if (cells > width) {
        break;
      }
      at -= Character.charCount(character);
    }
    return text.substring(at);
  }
}
