package dev.trowel.core.deploy;

import dev.trowel.core.state.State;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.bundle.FormerRoot;
import dev.trowel.schema.bundle.FormerRoots;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;

/// Leaves the folders that a deployment had before, once all of it is where it is now.
final class Retirement {

  private static final String CODE = "former-root";

  private final Site site;

  Retirement(Site site) {
    this.site = site;
  }

  /// The former folders whose states are at `paths`.
  List<FormerRoot> of(List<String> paths) {
    return FormerRoots.of(site.bundle()).stream()
        .filter(root -> paths.contains(root.state()))
        .toList();
  }

  /// Takes the states out of the former folders, so that nobody deploys from there again, and
  /// removes the folders. To be called when the state is pushed; what hinders it is told, and the
  /// next deployment goes on.
  ///
  /// @param warnings takes which folders stay, and why
  List<Diagnostic> retire(List<FormerRoot> former, State state, Diagnostics warnings) {
    try {
      for (FormerRoot root : former) {
        retire(root, state, warnings);
      }
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  private void retire(FormerRoot root, State state, Diagnostics warnings) {
    new ProtectionFile(site).forget(root.state());
    if (root.overlaps(site.bundle().layout())) {
      site.formerStates().forget(root.state());
      return;
    }
    if (new ActiveRuns(site.workspace().rest()).mayBe(state)) {
      site.formerStates().retire(root.state(), state.lineage(), site.bundle().layout().state());
      warnings.add(
          Diagnostic.warning(CODE, "the former folder stays for now: " + root.root())
              .detail(
                  "A job or pipeline runs and may read its files. The next deployment removes it.")
              .in(root.span()));
      return;
    }
    files().delete(root.root(), true);
  }

  /// Removes the former folders of a deployment that was taken down.
  void remove(List<String> paths) {
    for (FormerRoot root : of(paths)) {
      if (root.overlaps(site.bundle().layout())) {
        site.formerStates().forget(root.state());
      } else {
        files().delete(root.root(), true);
      }
    }
  }

  private WorkspaceFiles files() {
    return site.workspace().files();
  }
}
