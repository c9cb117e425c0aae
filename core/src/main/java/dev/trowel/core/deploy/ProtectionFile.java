package dev.trowel.core.deploy;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file in the workspace that remembers what is protected.
final class ProtectionFile {

  private final WorkspaceFiles files;
  private final String path;

  ProtectionFile(Site site) {
    this.files = site.workspace().files();
    this.path = site.bundle().layout().state() + "/" + Protections.FILE;
  }

  /// The file as it is; empty when there is none.
  Optional<byte[]> bytes() {
    return files.read(path);
  }

  /// What the file says of the deployment that `state` is about.
  ///
  /// @throws StopException with code `protection-unreadable`
  Protections read(Optional<byte[]> bytes, State state) {
    return bytes
        .map(some -> Protections.read(some, state.lineage(), path))
        .orElseGet(Protections::none);
  }

  /// Stops when somebody changed since what `planned` found, where `plan` destroys something.
  ///
  /// @throws StopException with code `plan-stale`
  void recheck(Plan plan, Protections planned) {
    boolean destroys = plan.changes().stream().anyMatch(line -> line.change().isDestructive());
    if (destroys && !read(bytes(), plan.base()).equals(planned)) {
      throw new StopException(
          Diagnostic.error("plan-stale", "what is protected has changed since the plan was made")
              .detail(
                  "Someone deployed this target after the plan was made. Nothing was changed; run"
                      + " again."));
    }
  }

  /// Makes the file say `now`. A failure undoes nothing, so it is told.
  List<Diagnostic> write(Protections stored, Protections now, State state) {
    if (now.equals(stored)) {
      return List.of();
    }
    try {
      if (now.isEmpty()) {
        files.delete(path, false);
      } else {
        files.write(path, now.write(state.lineage()), true);
      }
      return List.of();
    } catch (StopException stop) {
      return told(stop);
    }
  }

  private List<Diagnostic> told(StopException stop) {
    List<Diagnostic> told = new ArrayList<>(stop.diagnostics());
    told.add(
        Diagnostic.error(
                "protection-not-written",
                "what lifecycle.prevent_destroy protects could not be recorded in " + path)
            .detail(
                "The resources are deployed. Deploy again to record it; until then a block that is"
                    + " taken out of the bundle takes its protection with it."));
    return told;
  }
}
