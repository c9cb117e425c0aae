package dev.trowel.core.workspace;

import java.util.List;
import java.util.Optional;

/// Lets a workspace be changed only as long as a gate is open; reading goes on.
public final class Guarded {

  private Guarded() {}

  /// `workspace`, where each changing request passes `gate` first.
  public static Workspace of(Workspace workspace, Gate gate) {
    return new Workspace(
        workspace.host(),
        workspace.workspaceId(),
        workspace.user(),
        new GuardedRest(workspace.rest(), gate),
        new GuardedFiles(workspace.files(), gate));
  }

  private record GuardedRest(RestClient rest, Gate gate) implements RestClient {
    @Override
    public Answer send(Call call) {
      if (!call.isRead()) {
        gate.pass();
      }
      return rest.send(call);
    }
  }

  private record GuardedFiles(WorkspaceFiles files, Gate gate) implements WorkspaceFiles {
    @Override
    public Optional<Info> stat(String path) {
      return files.stat(path);
    }

    @Override
    public List<Listed> list(String folder) {
      return files.list(folder);
    }

    @Override
    public Optional<byte[]> read(String path) {
      return files.read(path);
    }

    @Override
    public Written write(String path, byte[] content, boolean overwrite) {
      gate.pass();
      return files.write(path, content, overwrite);
    }

    @Override
    public void mkdirs(String path) {
      gate.pass();
      files.mkdirs(path);
    }

    @Override
    public boolean delete(String path, boolean recursive) {
      gate.pass();
      return files.delete(path, recursive);
    }
  }
}
