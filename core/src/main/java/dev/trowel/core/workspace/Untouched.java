package dev.trowel.core.workspace;

import java.util.function.Supplier;

/// Lets a workspace be read and refuses to change it: what must not happen before a plan stands and
/// is approved.
public final class Untouched {

  private Untouched() {}

  /// `workspace`, where whatever would change it is a fault of the program.
  public static Workspace of(Workspace workspace) {
    return new Workspace(
        workspace.host(),
        workspace.workspaceId(),
        workspace.user(),
        new ReadOnlyRest(workspace.rest()),
        new ReadOnlyFiles(workspace.files()));
  }

  private static IllegalStateException refused(String what) {
    return new IllegalStateException("would change the workspace before it is agreed to: " + what);
  }

  private record ReadOnlyRest(RestClient rest) implements RestClient {
    @Override
    public Answer send(Call call) {
      if (!call.isRead()) {
        throw refused(call.verb() + " " + call.path());
      }
      return rest.send(call);
    }
  }

  private record ReadOnlyFiles(WorkspaceFiles files) implements ForwardingFiles {
    @Override
    public WorkspaceFiles to(String path) {
      return files;
    }

    @Override
    public <T> T changing(String what, Supplier<T> request) {
      throw refused(what);
    }
  }
}
