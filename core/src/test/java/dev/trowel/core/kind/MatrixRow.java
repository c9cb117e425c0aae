package dev.trowel.core.kind;

import java.util.List;
import java.util.Locale;

/// The matrix of issue and answer: what the bundle says now × what the workspace has now → what
/// deploying does. The same rows for every kind; what a kind cannot have, its case file says.
enum MatrixRow {
  NOTHING("same", "same", "nothing"),
  UPDATE("changed", "same", "change from the bundle"),
  REPLACE("replaced", "same", "change from the bundle"),
  RENAME("renamed", "same", "change from the bundle"),
  RESIZE("resized", "same", "change from the bundle"),
  HAND("same", "changed", "change by hand, put back"),
  AGREE("changed", "to the same", "nothing, agreed"),
  BOTH("changed", "to another", "change from both, the bundle's stays"),
  TWO("changed", "another field", "change of both fields"),
  GONE("same", "deleted", "create"),
  GONE_CHANGED("changed", "deleted", "create"),
  GONE_REMOVED("removed", "deleted", "forget"),
  REMOVED("removed", "same", "delete"),
  REMOVED_HAND("removed", "changed", "delete"),
  ANEW("same", "made anew", "look again"),
  ANEW_CHANGED("changed", "made anew", "look again"),
  ANEW_REMOVED("removed", "made anew", "look again");

  /// What permissions and grants take part in: they have no life of their own.
  static final List<MatrixRow> OF_PARTS =
      List.of(NOTHING, UPDATE, HAND, AGREE, BOTH, TWO, GONE, REMOVED, REMOVED_HAND);

  private final String bundle;
  private final String live;
  private final String becomes;

  MatrixRow(String bundle, String live, String becomes) {
    this.bundle = bundle;
    this.live = live;
    this.becomes = becomes;
  }

  /// What became of the object in the bundle since the last deployment.
  String bundle() {
    return bundle;
  }

  /// What became of it in the workspace.
  String live() {
    return live;
  }

  /// What deploying does.
  String becomes() {
    return becomes;
  }

  /// Its name in the case files.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isRemoved() {
    return bundle.equals("removed");
  }

  boolean isDeleted() {
    return live.equals("deleted");
  }

  boolean isAnew() {
    return live.equals("made anew");
  }
}
