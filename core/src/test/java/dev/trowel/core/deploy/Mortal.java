package dev.trowel.core.deploy;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A program that is killed at one of its changing requests: from then on nothing it does reaches
/// anybody.
final class Mortal {

  /// The end of the program.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed");
    }
  }

  private final int last;
  private final boolean afterEffect;
  private final AtomicInteger count = new AtomicInteger();

  /// @param last the request at which it dies, from 1
  /// @param afterEffect whether the workspace still does what that request says
  Mortal(int last, boolean afterEffect) {
    this.last = last;
    this.afterEffect = afterEffect;
  }

  /// Whether it died.
  boolean isDead() {
    return count.get() >= last;
  }

  /// The site as it sees it.
  Site at(Site site) {
    Workspace open = site.workspace();
    return new Site(
        site.bundle(),
        site.git(),
        new Workspace(
            open.host(),
            open.workspaceId(),
            open.user(),
            new Rest(open.rest()),
            new Files(open.files())),
        site.folder(),
        site.gitCeiling(),
        site.clock(),
        site.author(),
        Site.USUAL);
  }

  private <T> T change(Supplier<T> work) {
    int now = count.incrementAndGet();
    if (now > last || (now == last && !afterEffect)) {
      throw new Killed();
    }
    T done = work.get();
    if (now == last) {
      throw new Killed();
    }
    return done;
  }

  private <T> T asked(Supplier<T> work) {
    if (isDead()) {
      throw new Killed();
    }
    return work.get();
  }

  private final class Rest implements RestClient {
    private final RestClient rest;

    Rest(RestClient rest) {
      this.rest = rest;
    }

    @Override
    public Answer send(Call call) {
      return call.isRead() ? asked(() -> rest.send(call)) : change(() -> rest.send(call));
    }
  }

  private final class Files implements WorkspaceFiles {
    private final WorkspaceFiles files;

    Files(WorkspaceFiles files) {
      this.files = files;
    }

    @Override
    public Optional<Info> stat(String path) {
      return asked(() -> files.stat(path));
    }

    @Override
    public List<Listed> list(String folder) {
      return asked(() -> files.list(folder));
    }

    @Override
    public Optional<byte[]> read(String path) {
      return asked(() -> files.read(path));
    }

    @Override
    public Written write(String path, byte[] content, boolean overwrite) {
      return change(() -> files.write(path, content, overwrite));
    }

    @Override
    public void mkdirs(String path) {
      change(() -> {
        files.mkdirs(path);
        return true;
      });
    }

    @Override
    public boolean delete(String path, boolean recursive) {
      return change(() -> files.delete(path, recursive));
    }
  }
}
