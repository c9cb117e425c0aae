package dev.trowel.core.deploy;

import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Call;
import dev.trowel.core.workspace.ForwardingFiles;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Ends a deployment at one of its changing requests as a kill does: afterwards nothing gets
/// through any more.
final class Cut {

  private final int last;
  private final boolean carriedOut;
  private final BooleanSupplier counts;
  private int seen;
  private boolean dead;

  /// @param last the number of the request at which it ends, from 1
  /// @param carriedOut whether the workspace still carries that out
  Cut(int last, boolean carriedOut) {
    this(last, carriedOut, () -> true);
  }

  /// @param counts whether requests count by now
  Cut(int last, boolean carriedOut, BooleanSupplier counts) {
    this.last = last;
    this.carriedOut = carriedOut;
    this.counts = counts;
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

  /// The site as the deployment sees it.
  Site at(Site site) {
    return new Site(
        site.bundle(),
        site.git(),
        over(site.workspace()),
        site.folder(),
        site.gitCeiling(),
        site.clock(),
        site.author(),
        Site.USUAL);
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
    if (!counts.getAsBoolean()) {
      return request.get();
    }
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

  private final class Files implements ForwardingFiles {
    private final WorkspaceFiles files;

    Files(WorkspaceFiles files) {
      this.files = files;
    }

    @Override
    public WorkspaceFiles to(String path) {
      return files;
    }

    @Override
    public <T> T reading(Supplier<T> request) {
      alive();
      return request.get();
    }

    @Override
    public <T> T changing(String what, Supplier<T> request) {
      return change(request);
    }
  }
}
