package dev.trowel.core.model;

import dev.trowel.core.deploy.Site;
import dev.trowel.core.run.RunClient;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/// What gates judge: a version that is to get a label, against the one that has it.
///
/// @param candidate with its tags
/// @param source the model it is a version of
/// @param destination the model whose label is to move
/// @param label that one
/// @param run the one that made the candidate; empty where nobody knows it
/// @param champion what has the label now; empty where nothing has
/// @param sites where jobs ran
/// @param now the time
public record Trial(
    Version candidate,
    Registered source,
    Registered destination,
    Label label,
    Optional<TrackedRun> run,
    Optional<Champion> champion,
    Sites sites,
    Instant now) {

  /// The metrics of the run that made the candidate; empty where nobody knows that run.
  public Optional<SortedMap<String, Double>> metrics() {
    return run.map(TrackedRun::metrics);
  }

  /// What has the label now.
  ///
  /// @param metrics those of the run that made it; empty where nobody knows that run any more
  public record Champion(long version, Optional<SortedMap<String, Double>> metrics) {}

  /// Both ends of a promotion.
  ///
  /// @param runs starts the jobs of gates; empty to read their last runs
  public record Sites(Site source, Site destination, Optional<Runs> runs) {}

  /// Starts runs.
  @FunctionalInterface
  public interface Runs {
    /// In the workspace of `site`, whose jobs have the numbers that its state tells.
    RunClient in(Site site);
  }
}
