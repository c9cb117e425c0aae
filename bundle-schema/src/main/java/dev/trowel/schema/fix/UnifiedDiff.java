package dev.trowel.schema.fix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trowel.schema.fix.LineChanges.Change;
import dev.trowel.schema.source.EndedLines;
import java.util.List;

/// What changes in a file, in the form that `patch` and `git apply` read.
public final class UnifiedDiff {

  private static final int CONTEXT = 3;
  private static final String UNENDED = "\n\\ No newline at end of file\n";

  private final List<String> before;
  private final List<String> after;

  private UnifiedDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /// The changes from one content of `file` to another; `""` where there is none.
  public static String of(String file, byte[] before, byte[] after) {
    UnifiedDiff diff =
        new UnifiedDiff(
            EndedLines.of(new String(before, UTF_8)), EndedLines.of(new String(after, UTF_8)));
    StringBuilder text = new StringBuilder();
    List<Change> changes = LineChanges.between(diff.before, diff.after);
    for (int i = 0; i < changes.size(); ) {
      int end = i + 1;
      while (end < changes.size()
          && changes.get(end).old() - changes.get(end - 1).oldEnd() <= 2 * CONTEXT) {
        end++;
      }
      diff.hunk(changes.subList(i, end), text);
      i = end;
    }
    return text.isEmpty() ? "" : "--- a/%s\n+++ b/%s\n%s".formatted(file, file, text);
  }

  private void hunk(List<Change> changes, StringBuilder text) {
    Change first = changes.getFirst();
    Change last = changes.getLast();
    int lead = Math.min(CONTEXT, first.old());
    int trail = Math.min(CONTEXT, before.size() - last.oldEnd());
    int old = first.old() - lead;
    int now = first.now() - lead;
    int oldCount = last.oldEnd() + trail - old;
    int nowCount = last.nowEnd() + trail - now;
    text.append("@@ -%s +%s @@\n".formatted(range(old, oldCount), range(now, nowCount)));
    int copied = old;
    for (Change change : changes) {
      copied = write(" ", before, copied, change.old(), text);
      copied = write("-", before, copied, change.oldEnd(), text);
      write("+", after, change.now(), change.nowEnd(), text);
    }
    write(" ", before, copied, last.oldEnd() + trail, text);
  }

  private static String range(int start, int count) {
    return count == 0 ? start + ",0" : (start + 1) + (count == 1 ? "" : "," + count);
  }

  private static int write(String sign, List<String> lines, int from, int to, StringBuilder text) {
    for (int i = from; i < to; i++) {
      String line = lines.get(i);
      text.append(sign).append(line.endsWith("\n") ? line : line + UNENDED);
    }
    return to;
  }
}
