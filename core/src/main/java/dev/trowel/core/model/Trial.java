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
/// @param metrics those of the run that made the candidate; empty where nobody knows that run
/// @param champion what has the label now; empty where nothing has
/// @param sites where jobs ran
/// @param now the time
public record Trial(
    Version candidate,
    Registered source,
    Registered destination,
    Label label,
    Optional<SortedMap<String, Double>> metrics,
    Optional<Champion> champion,
    Sites sites,
    Instant now) {

  /// What has the label now.
  ///
  /// @param metrics those of the run that made it; empty where nobody knows that run any more
  public record Champion(long version, Optional<SortedMap<String, Double>> metrics) {}

  /// Both ends of a promotion.
  ///
  /// @param runs starts the jobs of gates in the source's workspace; empty to read their last runs
  public record Sites(Site source, Site destination, Optional<RunClient> runs) {}
}
