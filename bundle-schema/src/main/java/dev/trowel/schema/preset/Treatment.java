package dev.trowel.schema.preset;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What happens to every resource once, wherever it comes from (format.md 3, step 28).
///
/// @param merging merges lists and checks types; safe to repeat
/// @param linking what only rewrites; safe to repeat
/// @param initialising presets, permissions and defaults; for new resources only
/// @param watched is shown what the other steps do
record Treatment(List<Step> merging, List<Step> linking, List<Step> initialising, Watched watched) {

  Treatment {
    merging = List.copyOf(merging);
    linking = List.copyOf(linking);
    initialising = List.copyOf(initialising);
  }

  /// A tree whose resources are done.
  ///
  /// @param tree the tree
  /// @param declared its resources with the names that are written, without prefix
  record Treated(Mapping tree, Mapping declared) {}

  /// All resources of a tree.
  Treated all(Mapping tree) {
    Mapping merged = Steps.apply(tree, merging);
    Mapping declared = Steps.resources(merged);
    return new Treated(Steps.apply(merged, first(declared)), declared);
  }

  /// The resources that came to a treated tree.
  Treated added(Treated before, Mapping tree, Set<ResourceKey> keys) {
    Mapping merged = Steps.apply(tree, merging, keys);
    Mapping declared = before.declared();
    for (ResourceKey key : keys) {
      declared = Values.put(declared, Values.mapping(merged, steps(key)), key.kind(), key.name());
    }
    return new Treated(Steps.apply(merged, first(declared), keys), declared);
  }

  private static String[] steps(ResourceKey key) {
    return new String[] {"resources", key.kind(), key.name()};
  }

  /// The resources that changed in a treated tree.
  Treated changed(Treated before, Mapping tree, Set<ResourceKey> keys) {
    Mapping merged = Steps.apply(tree, merging, keys);
    return new Treated(Steps.apply(merged, linking(before.declared()), keys), before.declared());
  }

  private List<Step> first(Mapping declared) {
    List<Step> steps = new ArrayList<>(linking(declared));
    steps.addAll(initialising);
    return steps;
  }

  private List<Step> linking(Mapping declared) {
    List<Step> steps = new ArrayList<>();
    steps.add(watched.step(Stage.PARENT, new ParentReferences(declared)));
    steps.addAll(linking);
    return steps;
  }
}
