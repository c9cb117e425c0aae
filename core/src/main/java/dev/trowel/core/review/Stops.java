package dev.trowel.core.review;

import static java.util.stream.Collectors.joining;

import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.kind.Trait;
import dev.trowel.core.plan.LikelyRename;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.review.Stop.Cause;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Mode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds what a deployment stops for unless somebody agrees to it.
///
/// @param free whether it is development, where less is asked
record Stops(Proposal proposal, boolean free) {

  static List<Stop> of(Proposal proposal, Mode mode) {
    return new Stops(proposal, mode == Mode.DEVELOPMENT).all();
  }

  private List<Stop> all() {
    Plan plan = proposal.plan();
    List<ResourceKey> lost =
        (free ? plan.changes().stream().filter(Stops::isAskedFor) : plan.losing().stream())
            .map(line -> line.key().owner())
            .toList();
    List<Stop> stops = new ArrayList<>();
    add(
        Cause.PROTECTED,
        prevented(),
        "deploy lifecycle: {prevent_destroy: false} first, or take the change back",
        stops);
    add(Cause.LOSS, lost, allowing(lost), stops);
    if (!free) {
      LikelyRename.in(plan).forEach(each -> rename(each, stops));
    }
    add(Cause.DRIFT, drifted(plan), "--overwrite-drift", stops);
    return stops;
  }

  private static void add(
      Cause cause, Collection<ResourceKey> keys, String wayOut, List<Stop> stops) {
    if (!keys.isEmpty()) {
      stops.add(new Stop(cause, List.copyOf(new TreeSet<>(keys)), wayOut));
    }
  }

  private static void rename(LikelyRename likely, List<Stop> stops) {
    String wayOut =
        "trowel: {moved: [{from: %s, to: %s}]} in the bundle, or --allow-delete %s"
            .formatted(likely.from(), likely.to(), likely.from());
    stops.add(new Stop(Cause.RENAME, List.of(likely.from(), likely.to()), wayOut));
  }

  private static String allowing(List<ResourceKey> keys) {
    return new TreeSet<>(keys).stream().map(key -> "--allow-delete " + key).collect(joining(" "));
  }

  private List<ResourceKey> prevented() {
    return proposal.plan().changes().stream()
        .map(Planned::key)
        .filter(key ->
            proposal.protection().prevented().stream()
                .anyMatch(found -> found.paths().contains(key.path())))
        .toList();
  }

  /// In development, too, what tells by itself that somebody changed it is not written over.
  private List<ResourceKey> drifted(Plan plan) {
    return Stream.concat(
            plan.changes().stream().filter(Planned::overwritesOthers).map(Planned::key),
            free ? Stream.empty() : DriftGuard.keys(plan).stream())
        .map(ResourceKey::owner)
        .toList();
  }

  private static boolean isAskedFor(Planned line) {
    return line.kind().traits().contains(Trait.ASKED_FOR)
        && line.change().isDestructive()
        && line.key().part() == Part.SELF;
  }
}
