package dev.trowel.core.review;

import dev.trowel.core.apply.Order;
import dev.trowel.core.graph.Graph;
import dev.trowel.core.plan.Plan;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// In which order the resources of a plan are dealt with.
///
/// @param byKey which changed resources each changed resource waits for
/// @param numbers the wave of each
record Waves(
    SortedMap<ResourceKey, SortedSet<ResourceKey>> byKey, Map<ResourceKey, Integer> numbers) {

  static Waves of(Plan plan) {
    SortedSet<ResourceKey> changing = new TreeSet<>();
    plan.changes().forEach(line -> changing.add(line.key().owner()));
    if (changing.isEmpty()) {
      return new Waves(new TreeMap<>(), Map.of());
    }
    Graph<ResourceKey> graph = Order.of(plan);
    SortedMap<ResourceKey, SortedSet<ResourceKey>> waits = new TreeMap<>();
    Map<ResourceKey, Integer> numbers = new TreeMap<>();
    for (ResourceKey key : graph.order()) {
      SortedSet<ResourceKey> mine = waits.computeIfAbsent(key.owner(), _ -> new TreeSet<>());
      int wave = numbers.getOrDefault(key.owner(), 0);
      for (ResourceKey on : graph.dependenciesOf(key)) {
        if (changing.contains(on.owner()) && !on.owner().equals(key.owner())) {
          mine.add(on.owner());
          wave = Math.max(wave, numbers.getOrDefault(on.owner(), 0) + 1);
        }
      }
      numbers.put(key.owner(), wave);
    }
    return new Waves(waits, numbers);
  }

  List<ResourceKey> after(ResourceKey key) {
    return List.copyOf(byKey.getOrDefault(key, new TreeSet<>()));
  }

  int of(ResourceKey key) {
    return numbers.getOrDefault(key, 0);
  }
}
