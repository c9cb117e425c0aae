package dev.trowel.core.apply;

import dev.trowel.core.graph.Graph;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.LikelyRename;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// In which order the lines of a plan are carried out.
public final class Order {

  private Order() {}

  /// What is wanted waits for what it refers to; what is deleted waits for all that referred to it
  /// when last deployed; what takes the name of something that goes waits for that where it can.
  public static Graph<ResourceKey> of(Plan plan) {
    return Graph.of(waits(plan));
  }

  /// The same, where besides nothing is deleted before all else is done that need not wait for it:
  /// after a failure nothing that went has to be made again.
  public static Graph<ResourceKey> deletesLast(Plan plan) {
    SortedMap<ResourceKey, SortedSet<ResourceKey>> waits = waits(plan);
    Set<ResourceKey> going = new TreeSet<>();
    plan.changes().stream()
        .filter(line -> isGoing(line.change()))
        .forEach(line -> going.add(line.key()));
    Set<ResourceKey> behind = behind(Graph.of(waits), going);
    Set<ResourceKey> first = new TreeSet<>(plan.lines().keySet());
    first.removeAll(going);
    first.removeAll(behind);
    going.forEach(key -> waits.computeIfAbsent(key, _ -> new TreeSet<>()).addAll(first));
    return Graph.of(waits);
  }

  /// What waits for one of `keys`, directly or not.
  private static Set<ResourceKey> behind(Graph<ResourceKey> graph, Set<ResourceKey> keys) {
    Set<ResourceKey> behind = new TreeSet<>();
    Deque<ResourceKey> open = new ArrayDeque<>(keys);
    while (!open.isEmpty()) {
      for (ResourceKey key : graph.dependentsOf(open.remove())) {
        if (behind.add(key)) {
          open.add(key);
        }
      }
    }
    return behind;
  }

  private static SortedMap<ResourceKey, SortedSet<ResourceKey>> waits(Plan plan) {
    SortedMap<ResourceKey, SortedSet<ResourceKey>> waits = new TreeMap<>();
    plan.lines().keySet().forEach(key -> waits.put(key, new TreeSet<>()));
    plan.lines().values().stream()
        .filter(line -> line.desired().isPresent())
        .forEach(line ->
            waits.computeIfAbsent(line.key(), _ -> new TreeSet<>()).addAll(keys(line.dependsOn())));
    plan.base()
        .resources()
        .forEach((key, recorded) ->
            keys(recorded.dependsOn()).forEach(on -> last(plan, waits, key, on)));
    List<LikelyRename> freed =
        LikelyRename.in(plan).stream()
            .filter(each -> isGone(plan, waits, each.from(), new TreeSet<>()))
            .toList();
    freed.forEach(each -> waits.computeIfAbsent(each.to(), _ -> new TreeSet<>()).add(each.from()));
    return waits;
  }

  /// Whether `key` goes, and all that it waits for: what takes its name can wait for it then.
  ///
  /// @param seen what was looked at already
  private static boolean isGone(
      Plan plan,
      SortedMap<ResourceKey, SortedSet<ResourceKey>> waits,
      ResourceKey key,
      SortedSet<ResourceKey> seen) {
    if (!seen.add(key)) {
      return true;
    }
    Planned line = plan.lines().get(key);
    return line != null
        && isGoing(line.change())
        && waits.getOrDefault(key, new TreeSet<>()).stream()
            .allMatch(on -> isGone(plan, waits, on, seen));
  }

  private static void last(
      Plan plan,
      SortedMap<ResourceKey, SortedSet<ResourceKey>> waits,
      ResourceKey dependent,
      ResourceKey dependency) {
    Planned line = plan.lines().get(dependency);
    if (line != null && isGoing(line.change())) {
      waits.computeIfAbsent(dependency, _ -> new TreeSet<>()).add(dependent);
    }
  }

  private static boolean isGoing(Change change) {
    return change instanceof Change.Delete || change instanceof Change.Forget;
  }

  private static List<ResourceKey> keys(List<Recorded.Dependency> dependencies) {
    return dependencies.stream().map(d -> ResourceKey.ofState(d.node())).toList();
  }
}
