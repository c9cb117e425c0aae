package dev.trowel.schema.source;

import java.util.ArrayList;
import java.util.List;

/// Texts as lines that keep their ends.
public final class EndedLines {

  private EndedLines() {}

  /// The lines of `text`; the last one may have no end.
  public static List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }
}
