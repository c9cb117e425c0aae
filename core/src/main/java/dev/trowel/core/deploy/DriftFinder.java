package dev.trowel.core.deploy;

import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.plan.RecordedNodes;
import dev.trowel.core.recovery.Recovered;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.Rekeying;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds what somebody changed in the workspace since the last deployment.
///
/// It compares what is live with what was recorded, so that nothing has to be built and what the
/// bundle says by now does not matter. It changes nothing and takes no lock.
public final class DriftFinder {

  private DriftFinder() {}

  /// What was found.
  ///
  /// @param plan what would bring the workspace back to what the last deployment left
  /// @param unknown resources of which nobody recorded how they were left: another engine deployed
  ///   them, and no deployment by this one followed
  public record Found(Plan plan, SortedSet<ResourceKey> unknown) {
    public Found {
      unknown = Collections.unmodifiableSortedSet(new TreeSet<>(unknown));
    }
  }

  /// Reads the state and all live objects.
  ///
  /// @param warnings takes what is to be said besides
  /// @throws dev.trowel.schema.diagnostic.StopException when an object cannot be read
  public static Found find(Site site, Diagnostics warnings) {
    Interruptions interruptions = new Interruptions(site);
    Recovered recovered =
        interruptions.recovered(
            site.store().pull(true, warnings).state(), interruptions.found(), new Turns(site));
    warnings.addAll(recovered.warnings());
    State state =
        Rekeying.apply(recovered.state(), Moves.in(site.bundle().tree()).former()).state();
    SortedMap<ResourceKey, Recorded> known = new TreeMap<>();
    SortedSet<ResourceKey> unknown = new TreeSet<>();
    state
        .resources()
        .forEach((key, recorded) -> {
          if (recorded.isKnown()) {
            known.put(key, recorded);
          } else {
            unknown.add(key);
          }
        });
    State base =
        new State(state.lineage(), state.serial(), state.toolVersion(), known, state.extra());
    Planner planner = new Planner(Kinds::of, site.workspace().rest());
    Plan plan = planner.plan(RecordedNodes.of(base, site.bundle().resources(), Kinds::of), base);
    return new Found(plan, unknown);
  }
}
