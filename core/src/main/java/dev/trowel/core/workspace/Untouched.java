package dev.trowel.core.workspace;

import java.util.List;
import java.util.Optional;

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

  private record ReadOnlyFiles(WorkspaceFiles files) implements WorkspaceFiles {
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
      throw refused("write " + path);
    }

    @Override
    public void mkdirs(String path) {
      throw refused("mkdirs " + path);
    }

    @Override
    public boolean delete(String path, boolean recursive) {
      throw refused("delete " + path);
    }
  }
}
