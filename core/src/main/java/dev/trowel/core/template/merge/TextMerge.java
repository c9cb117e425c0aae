package dev.trowel.core.template.merge;

import dev.trowel.schema.source.EndedLines;
import java.util.List;

/// Joins two descendants of a text, line by line (diff3): what only one of them changed is taken
/// from it, and what both changed differently stands there twice, between markers.
public final class TextMerge {

  private static final String OURS = "<<<<<<< yours";
  private static final String MIDDLE = "=======";
  private static final String THEIRS = ">>>>>>> template";

  private final List<String> base;
  private final List<String> ours;
  private final List<String> theirs;
  private final StringBuilder text = new StringBuilder();
  private int conflicts;

  private TextMerge(List<String> base, List<String> ours, List<String> theirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
  }

  /// What came of it.
  ///
  /// @param conflicts so many places stand there twice
  public record Merged(String text, int conflicts) {}

  /// The joined text. Each line that `ours` has and `base` has not is in it.
  ///
  /// @param base what both were once; `""` where they have nothing in common
  public static Merged of(String base, String ours, String theirs) {
    TextMerge merge =
        new TextMerge(EndedLines.of(base), EndedLines.of(ours), EndedLines.of(theirs));
    merge.run();
    return new Merged(merge.text.toString(), merge.conflicts);
  }

  private void run() {
    Kept inOurs = Kept.of(base, ours);
    Kept inTheirs = Kept.of(base, theirs);
    int old = 0;
    int our = 0;
    int their = 0;
    for (int line = 0; line < base.size(); line++) {
      int ourPlace = inOurs.place(line);
      int theirPlace = inTheirs.place(line);
      if (ourPlace >= 0 && theirPlace >= 0) {
        stretch(
            base.subList(old, line),
            ours.subList(our, ourPlace),
            theirs.subList(their, theirPlace));
        add(base.get(line));
        old = line + 1;
        our = ourPlace + 1;
        their = theirPlace + 1;
      }
    }
    stretch(
        base.subList(old, base.size()),
        ours.subList(our, ours.size()),
        theirs.subList(their, theirs.size()));
  }

  /// Adds what lies between two lines that all three have.
  private void stretch(List<String> before, List<String> our, List<String> their) {
    if (our.equals(before)) {
      their.forEach(this::add);
    } else if (their.equals(before) || our.equals(their)) {
      our.forEach(this::add);
    } else {
      conflict(our, their);
    }
  }

  /// What begins and ends alike is no part of the conflict.
  private void conflict(List<String> our, List<String> their) {
    int most = Math.min(our.size(), their.size());
    int head = 0;
    while (head < most && our.get(head).equals(their.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && fromEnd(our, tail).equals(fromEnd(their, tail))) {
      tail++;
    }
    our.subList(0, head).forEach(this::add);
    String end = lineEnd(our, their);
    marker(OURS, end);
    our.subList(head, our.size() - tail).forEach(this::add);
    marker(MIDDLE, end);
    their.subList(head, their.size() - tail).forEach(this::add);
    marker(THEIRS, end);
    our.subList(our.size() - tail, our.size()).forEach(this::add);
    conflicts++;
  }

  private static String fromEnd(List<String> lines, int back) {
    return lines.get(lines.size() - 1 - back);
  }

  private static String lineEnd(List<String> our, List<String> their) {
    List<String> lines = our.isEmpty() ? their : our;
    return lines.getFirst().endsWith("\r\n") ? "\r\n" : "\n";
  }

  private void marker(String marker, String end) {
    endLine(end);
    text.append(marker).append(end);
  }

  /// A last line without an end gets one before anything follows it.
  private void add(String line) {
    endLine("\n");
    text.append(line);
  }

  private void endLine(String end) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append(end);
    }
  }
}
