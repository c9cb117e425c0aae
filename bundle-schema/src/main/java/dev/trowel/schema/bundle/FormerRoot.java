package dev.trowel.schema.bundle;

import dev.trowel.schema.source.Span;

/// A folder of the workspace that the bundle was deployed to before (`trowel.moved`).
///
/// @param root the former `workspace.root_path`, absolute
/// @param state the former `workspace.state_path`, absolute
/// @param span where the bundle says so
public record FormerRoot(String root, String state, Span span) {

  /// Whether one of the two folders lies in the other, so that neither can go without a part of the
  /// other.
  public boolean overlaps(Layout layout) {
    return isIn(root, layout.root()) || isIn(layout.root(), root);
  }

  private static boolean isIn(String inner, String outer) {
    return (inner + "/").startsWith(outer + "/");
  }
}
