package dev.trowel.core.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Brings the patterns of `sync.include` and `sync.exclude` to the sync root (format.md 2.10).
final class SyncGlobs {

  private SyncGlobs() {}

  /// The rules that `patterns` spell, seen from the sync root.
  ///
  /// @param bundlePath the bundle root relative to the sync root; `""` when both are the same
  static GitIgnore from(List<String> patterns, String bundlePath) {
    return GitIgnore.of(patterns.stream().map(p -> moved(p, bundlePath)).toList());
  }

  private static String moved(String pattern, String bundlePath) {
    String sign = pattern.startsWith("!") ? "!" : "";
    String body = pattern.substring(sign.length());
    if (bundlePath.isEmpty() && !body.startsWith("./") && !body.contains("..")) {
      return pattern;
    }
    String end = body.endsWith("/") ? "/" : "";
    return sign + clean(bundlePath + "/" + body) + end;
  }

  private static String clean(String path) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/", -1)) {
      if (step.equals("..") && !steps.isEmpty() && !steps.peekLast().equals("..")) {
        steps.removeLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }
}
