package dev.trowel.core.workspace;

/// Says that whoever is logged in is not who it was last, so that what was read for him is void.
/// Whoever began with that begins anew.
public final class OtherIdentity extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// For messages that nobody sees; what counts is the workspace.
  private final transient Workspace workspace;

  OtherIdentity(Workspace workspace) {
    super("somebody else is logged in", null, false, false);
    this.workspace = workspace;
  }

  /// The workspace, with who it is.
  public Workspace workspace() {
    return workspace;
  }
}
