package dev.trowel.core.review;

import java.util.List;

/// What one principal may do with a resource, before and after.
///
/// @param type `user`, `group` or `service principal`; `""` where the workspace keeps names only
/// @param before levels or privileges, sorted
/// @param after levels or privileges, sorted
/// @param byHand whether somebody changed it in the workspace
public record AccessChange(
    String type, String principal, List<String> before, List<String> after, boolean byHand) {

  public AccessChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /// What is added.
  public List<String> added() {
    return after.stream().filter(level -> !before.contains(level)).toList();
  }

  /// What is taken away.
  public List<String> removed() {
    return before.stream().filter(level -> !after.contains(level)).toList();
  }
}
