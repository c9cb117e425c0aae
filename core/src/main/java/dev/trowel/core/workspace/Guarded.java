package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.Lane;
import java.util.function.Supplier;

/// Lets a workspace be changed only as long as a gate is open; reading goes on. No request takes
/// longer than the gate waits.
public final class Guarded {

  private Guarded() {}

  /// `workspace`, where each changing request passes `gate` first.
  public static Workspace of(Workspace workspace, Gate gate) {
    return new Workspace(
        workspace.host(),
        workspace.workspaceId(),
        workspace.user(),
        new GuardedRest(workspace.rest().minding(gate), gate),
        new GuardedFiles(workspace.files().minding(gate), gate));
  }

  private record GuardedRest(RestClient rest, Gate gate) implements RestClient {
    @Override
    public RestClient minding(Gate other) {
      return new GuardedRest(rest.minding(other), gate);
    }

    @Override
    public Answer send(Call call) {
      if (!call.isRead()) {
        gate.pass();
      }
      return gate.await(() -> rest.send(call));
    }
  }

  private record GuardedFiles(WorkspaceFiles files, Gate gate) implements ForwardingFiles {
    @Override
    public WorkspaceFiles in(Lane lane) {
      return new GuardedFiles(files.in(lane), gate);
    }

    @Override
    public WorkspaceFiles minding(Gate other) {
      return new GuardedFiles(files.minding(other), gate);
    }

    @Override
    public WorkspaceFiles to(String path) {
      return files;
    }

    @Override
    public <T> T reading(Supplier<T> request) {
      return gate.await(request);
    }

    @Override
    public <T> T changing(String what, Supplier<T> request) {
      gate.pass();
      return gate.await(request);
    }
  }
}
