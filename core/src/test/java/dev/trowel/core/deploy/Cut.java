package dev.trowel.core.deploy;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Ends a deployment at one of its changing requests as a kill does: afterwards nothing gets
/// through any more.
final class Cut {

  private final int last;
  private final boolean carriedOut;
  private int seen;
  private boolean dead;

  /// @param last the number of the request at which it ends, from 1
  /// @param carriedOut whether the workspace still carries that out
  Cut(int last, boolean carriedOut) {
    this.last = last;
    this.carriedOut = carriedOut;
  }

  /// What a killed process would do next.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  /// Whether it came to that.
  synchronized boolean isDead() {
    return dead;
  }

  Workspace over(Workspace workspace) {
    return new Workspace(
        workspace.host(),
        workspace.workspaceId(),
        workspace.user(),
        new Rest(workspace.rest()),
        new Files(workspace.files()));
  }

  /// One at a time, so that each run meets the same request with the same number.
  private synchronized <T> T change(Supplier<T> request) {
    alive();
    seen++;
    if (seen == last && !carriedOut) {
      dead = true;
      throw new Killed();
    }
    T result = request.get();
    if (seen == last) {
      dead = true;
      throw new Killed();
    }
    return result;
  }

  private synchronized void alive() {
    if (dead) {
      throw new Killed();
    }
  }

  private final class Rest implements RestClient {
    private final RestClient rest;

    Rest(RestClient rest) {
      this.rest = rest;
    }

    @Override
    public Answer send(Call call) {
      if (!call.isRead()) {
        return change(() -> rest.send(call));
      }
      alive();
      return rest.send(call);
    }
  }

  private final class Files implements WorkspaceFiles {
    private final WorkspaceFiles files;

    Files(WorkspaceFiles files) {
      this.files = files;
    }

    @Override
    public Optional<Info> stat(String path) {
      alive();
      return files.stat(path);
    }

    @Override
    public List<Listed> list(String folder) {
      alive();
      return files.list(folder);
    }

    @Override
    public Optional<byte[]> read(String path) {
      alive();
      return files.read(path);
    }

    @Override
    public Written write(String path, byte[] content, boolean overwrite) {
      return change(() -> files.write(path, content, overwrite));
    }

    @Override
    public void mkdirs(String path) {
      change(() -> {
        files.mkdirs(path);
        return path;
      });
    }

    @Override
    public boolean delete(String path, boolean recursive) {
      return change(() -> files.delete(path, recursive));
    }
  }
}
