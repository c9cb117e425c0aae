package dev.trowel.schema.bundle;

import dev.trowel.schema.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/// A folder of the workspace that the bundle was deployed to before (`trowel.moved`).
///
/// @param root the former `workspace.root_path`, absolute
/// @param state the former `workspace.state_path`, absolute
/// @param span where the bundle says so
public record FormerRoot(String root, String state, Span span) {

  /// Whether it lies in a folder of `layout`, or one of those in it, so that it cannot go without a
  /// part of what is there now. Each of them may lie anywhere.
  public boolean overlaps(Layout layout) {
    return Stream.of(
            layout.root(), layout.file(), layout.artifact(), layout.state(), layout.resource())
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> isIn(root, folder) || isIn(folder, root));
  }

  private static boolean isIn(String inner, String outer) {
    return (plain(inner) + "/").startsWith(plain(outer) + "/");
  }

  /// A path without what the workspace does not see in it: a slash too many, `.` and `..`. Only so
  /// can be told whether two of them are one folder.
  static String plain(String path) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    boolean rooted = path.startsWith("/") && !steps.isEmpty();
    return (rooted ? "/" : "") + String.join("/", steps);
  }
}
