package dev.trowel.core.deploy;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.build.LibraryFolder;
import dev.trowel.core.build.LibraryPlan;
import dev.trowel.core.build.LibrarySync;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Values;
import java.util.List;

/// The libraries of one deployment: what of the last one goes, and when.
final class Libraries {

  private final Site site;

  Libraries(Site site) {
    this.site = site;
  }

  /// Libraries of the last deployment stay as long as a run may load them, or the bundle wants all
  /// to stay (format.md 2.9), or resources that are left as they are may name them.
  LibraryPlan unused(LibraryPlan libraries, State state, Plan plan) {
    boolean kept =
        !libraries.stale().isEmpty()
            && (!plan.unselected().isEmpty()
                || Values.isTrue(site.bundle().tree(), "experimental", "skip_artifact_cleanup")
                || new ActiveRuns(site.workspace().rest()).mayBe(state));
    return kept ? libraries.keepingStale() : libraries;
  }

  LibrarySync sync() {
    return new LibrarySync(site.workspace().files(), LibraryFolder.of(site.bundle()));
  }

  /// Removes libraries that nothing refers to any more; what hinders that is told beside the
  /// outcome, for the next deployment tries again.
  List<Diagnostic> cleaned(Outcome outcome, State state, Proposal proposal) {
    LibraryPlan plan = proposal.libraries();
    if (plan.stale().isEmpty() || !outcome.isComplete()) {
      return List.of();
    }
    try {
      sync().clean(unused(plan, state, proposal.plan()));
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }
}
