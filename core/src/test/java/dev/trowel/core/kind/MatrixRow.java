package dev.trowel.core.kind;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The matrix: what became of the bundle × what became of the workspace → what deploying does. The
/// same rows for every kind; which of them a kind cannot have, and why, its case file says.
enum MatrixRow {
  NOTHING("same", "same", "nothing"),
  UPDATE("changed", "same", "changes it in place"),
  REPLACE("changed where it cannot change", "same", "makes a new one"),
  RENAME("changed where it makes up the id", "same", "changes it in place, and its id with it"),
  RESIZE("changed in size", "same", "resizes it while it runs"),
  HAND("same", "changed", "puts back what was deployed"),
  IGNORED("same", "changed where a rule lets it be", "nothing"),
  AGREE("changed", "changed to the same", "nothing, and tells that both agree"),
  BOTH("changed", "changed to another", "writes the bundle's over it"),
  TWO("changed", "changed in another field", "writes the bundle's, and puts the other back"),
  GONE("same", "deleted", "makes it again"),
  GONE_CHANGED("changed", "deleted", "makes it as the bundle says now"),
  GONE_REMOVED("removed", "deleted", "forgets it and sends nothing"),
  REMOVED("removed", "same", "deletes it"),
  REMOVED_HAND("removed", "changed", "deletes it"),
  ANEW("same", "deleted, made again", "goes on with it where its name is its id, else makes one"),
  ANEW_CHANGED("changed", "deleted, made again", "the same, with the change"),
  ANEW_REMOVED("removed", "deleted, made again", "deletes it where its name is its id");

  /// What permissions and grants take part in: they have no life of their own.
  static final List<MatrixRow> OF_PARTS =
      List.of(NOTHING, UPDATE, HAND, AGREE, BOTH, TWO, GONE, REMOVED, REMOVED_HAND);

  /// What KindContractTest and KindCasesTest do not play anyway; the rest waits for `-Pfull`.
  static final Set<MatrixRow> ALWAYS =
      Set.of(
          HAND,
          IGNORED,
          AGREE,
          BOTH,
          TWO,
          GONE_CHANGED,
          GONE_REMOVED,
          REMOVED_HAND,
          ANEW,
          ANEW_CHANGED);

  /// The same for permissions and grants, of which no other test plays anything.
  static final Set<MatrixRow> ALWAYS_OF_PARTS = Set.of(UPDATE, HAND, AGREE, TWO, REMOVED);

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

  /// Whether the bundle still has it and says something else.
  boolean isChanged() {
    return bundle.startsWith("changed");
  }

  boolean isRemoved() {
    return bundle.equals("removed");
  }

  boolean isDeleted() {
    return live.equals("deleted");
  }

  boolean isAnew() {
    return live.equals("deleted, made again");
  }
}
