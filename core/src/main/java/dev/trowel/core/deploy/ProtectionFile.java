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

  private final Site site;
  private final WorkspaceFiles files;
  private final String state;
  private final String path;

  ProtectionFile(Site site) {
    this.site = site;
    this.files = site.workspace().files();
    this.state = site.bundle().layout().state();
    this.path = in(state);
  }

  private static String in(String statePath) {
    return statePath + "/" + Protections.FILE;
  }

  /// What is remembered.
  ///
  /// @param isHere whether the present folder remembers it, and not one the deployment had before
  record Remembered(Protections protections, boolean isHere) {}

  /// What is remembered of the deployment with this lineage: in the present folder, or else in the
  /// first one it had before in which something of it is left.
  ///
  /// @throws StopException with code `protection-unreadable`
  Remembered read(String lineage) {
    return read(bytes(), lineage);
  }

  /// What is remembered of the deployment with this state; where the state is lost, whatever the
  /// file in the present folder says.
  ///
  /// @throws StopException with code `protection-unreadable`
  ///
  /// @param here what the file in the present folder says; empty when there is none
  Protections remembered(Optional<byte[]> here, State recorded) {
    return recorded.exists()
        ? read(here, recorded.lineage()).protections()
        : here.map(found -> Protections.read(found, path)).orElseGet(Protections::none);
  }

  /// The same, where `here` is what the file in the present folder says; empty when there is none.
  Remembered read(Optional<byte[]> here, String lineage) {
    Optional<Protections> present = here.flatMap(bytes -> Protections.read(bytes, lineage, path));
    return present
        .or(() -> before(lineage))
        .map(found -> new Remembered(found, present.isPresent()))
        .orElseGet(() -> new Remembered(Protections.none(), true));
  }

  private Optional<Protections> before(String lineage) {
    return site.formerStates().left(lineage).stream()
        .map(ProtectionFile::in)
        .flatMap(there ->
            files.read(there).flatMap(bytes -> Protections.read(bytes, lineage, there)).stream())
        .findFirst();
  }

  /// The file in the present folder as it is; empty when there is none.
  Optional<byte[]> bytes() {
    return files.read(path);
  }

  /// Stops when what is remembered is not what `planned` found, where `plan` destroys something, or
  /// what is remembered would be written over.
  ///
  /// @throws StopException with code `plan-stale`
  void recheck(Plan plan, ProtectionPlan planned) {
    boolean counts =
        !planned.isEmpty()
            || plan.changes().stream().anyMatch(line -> line.change().isDestructive());
    Protections found = planned.remembered().protections();
    if (counts && !read(plan.base().lineage()).protections().equals(found)) {
      throw stale();
    }
  }

  /// Says that somebody changed what is protected since the plan was made.
  static StopException stale() {
    return new StopException(
        Diagnostic.error("plan-stale", "what is protected has changed since the plan was made")
            .detail(
                "Someone deployed this target after the plan was made. Nothing was changed; run"
                    + " again."));
  }

  /// Makes the file in the present folder say `now`. A failure undoes nothing, so it is told.
  ///
  /// @param stored what was found before
  List<Diagnostic> write(Remembered stored, Protections now, String lineage) {
    if (now.equals(stored.protections()) && (stored.isHere() || now.isEmpty())) {
      return List.of();
    }
    try {
      if (now.isEmpty() && stored.isHere()) {
        files.delete(path, false);
      } else {
        // An empty file, too, counts more than that of a former folder.
        files.write(path, now.write(lineage), true);
      }
      return List.of();
    } catch (StopException stop) {
      return told(stop);
    }
  }

  /// Takes the file out of a state folder that the deployment had before: what is protected is
  /// remembered in the present one now.
  void forget(String statePath) {
    String there = in(statePath);
    if (!statePath.equals(state) && files.stat(there).isPresent()) {
      files.delete(there, false);
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
