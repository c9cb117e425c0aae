package dev.trowel.core.deploy;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.history.Act;
import dev.trowel.core.history.Chronicle;
import dev.trowel.core.history.Deed;
import dev.trowel.core.history.Errand;
import dev.trowel.core.history.HistoryFolder;
import dev.trowel.core.history.Teardown;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.function.Function;

/// Has the history written while something is deployed.
final class Chronicles {
  /// How many archives of files stay where the bundle does not say.
  private static final int KEEP = 10;

  private Chronicles() {}

  /// Who writes the record of what is done for `errand`.
  ///
  /// @param site where the record goes, also when nothing new may be begun
  /// @param effects where the files go
  static Chronicle.Writer writer(Site site, Site effects, Errand errand) {
    return new Chronicle.Writer(
        folder(site), folder(effects), keep(site.bundle().tree()), site.author(), errand);
  }

  /// Does `work` while its record is written.
  ///
  /// @param site whose clock the record goes by
  /// @param ground knows what lies there already
  static Deployed write(
      Chronicle.Writer writer,
      Site site,
      Proposal proposal,
      Groundwork ground,
      Diagnostics warnings,
      Function<Chronicle, Deployed> work) {
    try (Chronicle chronicle =
        Chronicle.begin(writer, deed(proposal), ground.history(), site.clock(), warnings)) {
      try {
        return work.apply(chronicle);
      } catch (StopException stop) {
        chronicle.stopped(stop.diagnostics());
        throw stop;
      }
    }
  }

  /// Remembers that a part was taken down.
  ///
  /// @return warnings
  static List<Diagnostic> takenDown(Site site, Plan plan, Outcome outcome, State state) {
    return new Teardown(plan, outcome, state)
        .record(
            folder(site),
            site.author(),
            Errand.DESTROY,
            Veil.of(site.bundle(), plan),
            site.clock().instant());
  }

  /// Remembers a change that was no deployment.
  ///
  /// @return warnings
  static List<Diagnostic> done(Site site, Errand errand, Act act) {
    return act.record(
        folder(site), site.author(), errand, Veil.of(site.bundle()), site.clock().instant());
  }

  /// Where the history of `site` is.
  static HistoryFolder folder(Site site) {
    return HistoryFolder.of(site.workspace().files(), site.bundle().layout().state());
  }

  private static Deed deed(Proposal proposal) {
    return new Deed(
        proposal.bundle(),
        proposal.plan(),
        proposal.files().files(),
        proposal.libraries().libraries());
  }

  /// What `trowel.history.keep` says.
  private static int keep(Mapping tree) {
    return Values.find(tree, "trowel", "history", "keep") instanceof Value.Num(var _, String text)
        ? Integer.parseInt(text)
        : KEEP;
  }
}
