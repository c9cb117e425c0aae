package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.preset.Stage;
import dev.trowel.schema.preset.Watch;
import dev.trowel.schema.value.Value.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Collects what the stages leave; trees share what did not change, so that keeping them all costs
/// little more than the last one.
final class Snapshots implements Watch {

  private final List<Snapshot> trees = new ArrayList<>();
  private final Map<ResourceKey, List<Snapshot>> resources = new HashMap<>();
  private int count;

  @Override
  public void tree(Stage stage, Mapping tree) {
    trees.add(new Snapshot(count++, stage, Optional.empty(), tree));
  }

  @Override
  public void resource(Stage stage, ResourceKey key, Mapping resource) {
    resources
        .computeIfAbsent(key, _ -> new ArrayList<>())
        .add(new Snapshot(count++, stage, Optional.of(key), resource));
  }

  /// Those in which `path` may stand, in the order taken.
  List<Snapshot> of(Path path) {
    List<Snapshot> own =
        ResourceKey.in(path).map(key -> resources.getOrDefault(key, List.of())).orElse(List.of());
    return Stream.concat(trees.stream(), own.stream())
        .sorted(Comparator.comparingInt(Snapshot::number))
        .toList();
  }

  /// The last whole tree that `stage` left; an empty one when it has not come that far.
  Mapping last(Stage stage) {
    return trees.stream()
        .filter(each -> each.stage() == stage)
        .map(Snapshot::tree)
        .reduce((_, later) -> later)
        .orElse(Mapping.empty(dev.trowel.schema.source.Span.synthetic("empty")));
  }
}
