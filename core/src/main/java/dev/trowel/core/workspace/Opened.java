package dev.trowel.core.workspace;

/// A workspace that one is logged in to, perhaps as somebody who is still to be confirmed.
///
/// Its reads are sent at once, and their answers given only when it is confirmed who one is;
/// nothing is changed before.
///
/// @param workspace with the user who it was last
/// @param confirmed returns when the workspace said that it is still him; throws [OtherIdentity]
///   when it is somebody else, and as [Workspaces#open] when it says nothing
public record Opened(Workspace workspace, Runnable confirmed) {

  /// One whose user has been asked for.
  public static Opened certain(Workspace workspace) {
    return new Opened(workspace, () -> {});
  }
}
