package dev.trowel.app.console;

import java.util.ArrayList;
import java.util.List;

/// Text broken into lines between words.
final class Prose {

  private static final String HANGING = "    ";

  private Prose() {}

  /// The lines of a text; a line that fits stays as it is, and so does a word that never fits. What
  /// goes on in a next line is indented as its first one.
  ///
  /// @param first the cells of the first line
  /// @param rest the cells of all others
  static List<String> wrapped(String text, int first, int rest) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> wrap(line.stripTrailing(), lines, first, rest, ""));
    return lines;
  }

  /// The same, where what goes on in a next line is indented further than its first one.
  ///
  /// @param width the cells of all lines
  static List<String> hanging(String text, int width) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> wrap(line.stripTrailing(), lines, width, width, HANGING));
    return lines;
  }

  private static void wrap(String line, List<String> lines, int first, int rest, String further) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    StringBuilder open = new StringBuilder(indent);
    boolean started = false;
    for (String word : line.substring(indent.length()).split(" ", -1)) {
      int width = lines.isEmpty() ? first : rest;
      if (started && Cells.of(open.toString()) + 1 + Cells.of(word) > width) {
        lines.add(open.toString().stripTrailing());
        open.setLength(0);
        open.append(indent).append(further);
        started = false;
      }
      open.append(started ? " " : "").append(word);
      started = true;
    }
    lines.add(open.toString());
  }
}
