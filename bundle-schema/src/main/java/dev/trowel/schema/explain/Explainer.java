package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.interpolate.Facts;
import dev.trowel.schema.interpolate.Inputs;
import dev.trowel.schema.load.Loaded;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.preset.Resolution;
import dev.trowel.schema.preset.Stage;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;

/// One target of a bundle, resolved under observation, so that each of its values can be explained.
public final class Explainer {

  private final Bundle bundle;
  private final Snapshots snapshots;
  private final Causes causes;
  private final Origins origins;

  private Explainer(Bundle bundle, Snapshots snapshots) {
    this.bundle = bundle;
    this.snapshots = snapshots;
    this.causes = new Causes(bundle.target(), snapshots);
    this.origins = new Origins(bundle.target(), snapshots);
  }

  /// Resolves the target, as reading it does without the rules.
  ///
  /// @param loaded what `selected` was selected from
  /// @param diagnostics takes all that is found
  public static Explainer of(
      Loaded loaded, Selected selected, Inputs inputs, Facts facts, Diagnostics diagnostics) {
    Snapshots snapshots = new Snapshots();
    loaded.layers().forEach(layer -> snapshots.tree(Stage.FILE, layer));
    snapshots.tree(Stage.LOADED, loaded.tree());
    snapshots.tree(Stage.TARGET, selected.tree());
    return new Explainer(
        Resolution.resolve(selected, inputs, facts, diagnostics, snapshots), snapshots);
  }

  /// The bundle that came of it.
  public Bundle bundle() {
    return bundle;
  }

  /// How the value at `path` came about, one chain for each value in it that holds no others, in
  /// their order; none when nothing is there.
  public List<Chain> chains(Path path) {
    Value value = Values.find(bundle.tree(), path);
    return value == null ? List.of() : Lists.leaves(path, value).stream().map(this::chain).toList();
  }

  private Chain chain(Path path) {
    Value value = Values.find(bundle.tree(), path);
    if (value == null) {
      throw new IllegalStateException("nothing is at " + path);
    }
    Links links = new Links(path, causes, origins, this::links);
    moments(path).forEach(moment -> links.add(moment.snapshot().stage(), moment.hits()));
    return new Chain(path, value, links.endingIn(value));
  }

  /// The links of a setting that is no mapping or list; none when there is no such.
  private List<Link> links(Path setting) {
    List<Chain> chains = chains(setting);
    return chains.size() == 1 && chains.getFirst().path().equals(setting)
        ? chains.getFirst().links()
        : List.of();
  }

  /// What was found in one snapshot.
  private record Moment(Snapshot snapshot, List<Walk.Hit> hits) {}

  /// Looked for from the last snapshot to the first, as each tells how to find the value in the one
  /// before.
  private List<Moment> moments(Path path) {
    List<Moment> moments = new ArrayList<>();
    List<Spot> spots = Spot.of(path, bundle.tree());
    for (Snapshot snapshot : snapshots.of(path).reversed()) {
      Walk walk = Walk.into(snapshot.tree(), snapshot.depth(), spots);
      moments.add(new Moment(snapshot, walk.hits()));
      spots = walk.learned();
    }
    return moments.reversed();
  }
}
