package dev.trowel.core.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// Paths with `/`, as Go's package `path` treats them, which does not look at any file.
final class GoPath {

  private GoPath() {}

  /// The shortest path that is the same: no empty parts, no `.`, and `..` at the front only.
  static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!isNothing(part) && !(rooted && part.equals(".."))) {
        parts.addLast(part);
      }
    }
    String joined = joined(parts.iterator());
    if (rooted) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }

  /// Two paths one after the other, cleaned; an empty one does not count.
  static String join(String folder, String path) {
    if (folder.isEmpty() && path.isEmpty()) {
      return "";
    }
    return clean(folder.isEmpty() || path.isEmpty() ? folder + path : folder + "/" + path);
  }

  private static boolean isNothing(String part) {
    return part.isEmpty() || part.equals(".");
  }

  private static String joined(Iterator<String> parts) {
    StringBuilder text = new StringBuilder();
    while (parts.hasNext()) {
      text.append(parts.next()).append(parts.hasNext() ? "/" : "");
    }
    return text.toString();
  }
}
