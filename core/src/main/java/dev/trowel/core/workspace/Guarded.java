package dev.trowel.core.workspace;

import java.util.List;
import java.util.Optional;

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

  private record GuardedFiles(WorkspaceFiles files, Gate gate) implements WorkspaceFiles {
    @Override
    public WorkspaceFiles minding(Gate other) {
      return new GuardedFiles(files.minding(other), gate);
    }

    @Override
    public Optional<Info> stat(String path) {
      return gate.await(() -> files.stat(path));
    }

    @Override
    public List<Listed> list(String folder) {
      return gate.await(() -> files.list(folder));
    }

    @Override
    public Optional<byte[]> read(String path) {
      return gate.await(() -> files.read(path));
    }

    @Override
    public Written write(String path, byte[] content, boolean overwrite) {
      gate.pass();
      return gate.await(() -> files.write(path, content, overwrite));
    }

    @Override
    public void mkdirs(String path) {
      gate.pass();
      gate.await(() -> {
        files.mkdirs(path);
        return true;
      });
    }

    @Override
    public boolean delete(String path, boolean recursive) {
      gate.pass();
      return gate.await(() -> files.delete(path, recursive));
    }
  }
}
