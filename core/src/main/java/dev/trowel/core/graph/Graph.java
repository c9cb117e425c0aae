package dev.trowel.core.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What depends on what; a dependency that is no node of its own counts for nothing.
///
/// @param <N> what the nodes are; their natural order decides wherever the edges leave a choice
public final class Graph<N extends Comparable<N>> {

  private final SortedMap<N, SortedSet<N>> dependencies = new TreeMap<>();
  private final SortedMap<N, SortedSet<N>> dependents = new TreeMap<>();

  private Graph(Map<N, ? extends Set<N>> dependsOn) {
    for (N node : dependsOn.keySet()) {
      dependencies.put(node, new TreeSet<>());
      dependents.put(node, new TreeSet<>());
    }
    dependsOn.forEach((node, others) -> others.forEach(other -> link(node, other)));
  }

  private void link(N node, N dependency) {
    SortedSet<N> back = dependents.get(dependency);
    if (back != null) {
      back.add(node);
      dependencies.computeIfAbsent(node, _ -> new TreeSet<>()).add(dependency);
    }
  }

  /// The graph in which each key depends on its values.
  public static <N extends Comparable<N>> Graph<N> of(Map<N, ? extends Set<N>> dependsOn) {
    return new Graph<>(dependsOn);
  }

  /// All nodes, in natural order.
  public Set<N> nodes() {
    return Collections.unmodifiableSet(dependencies.keySet());
  }

  /// What `node` waits for.
  public SortedSet<N> dependenciesOf(N node) {
    return Collections.unmodifiableSortedSet(dependencies.getOrDefault(node, new TreeSet<>()));
  }

  /// What waits for `node`.
  public SortedSet<N> dependentsOf(N node) {
    return Collections.unmodifiableSortedSet(dependents.getOrDefault(node, new TreeSet<>()));
  }

  /// The nodes, each after all it depends on; nodes of a cycle, and those behind one, are left out.
  public List<N> order() {
    Map<N, Integer> open = new HashMap<>();
    Deque<N> ready = new ArrayDeque<>();
    for (N node : nodes()) {
      open.put(node, dependenciesOf(node).size());
      if (dependenciesOf(node).isEmpty()) {
        ready.add(node);
      }
    }
    List<N> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      N node = ready.remove();
      order.add(node);
      for (N dependent : dependentsOf(node)) {
        if (open.merge(dependent, -1, Integer::sum) == 0) {
          ready.add(dependent);
        }
      }
    }
    return order;
  }

  /// The same nodes in waves: nothing of one depends on anything but what earlier ones have.
  public List<List<N>> waves() {
    Map<N, Integer> numbers = new HashMap<>();
    List<List<N>> waves = new ArrayList<>();
    for (N node : order()) {
      int number =
          dependenciesOf(node).stream()
                  .mapToInt(on -> numbers.getOrDefault(on, -1))
                  .max()
                  .orElse(-1)
              + 1;
      numbers.put(node, number);
      if (number == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(number).add(node);
    }
    return waves;
  }

  /// A cycle, as the nodes along it with the first again at the end; empty when there is none.
  public Optional<List<N>> cycle() {
    Set<N> left = new TreeSet<>(nodes());
    order().forEach(left::remove);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(around(left));
  }

  /// Follows dependencies among nodes that all have one left, until a node comes again.
  private List<N> around(Set<N> left) {
    List<N> trail = new ArrayList<>();
    N at = left.iterator().next();
    while (!trail.contains(at)) {
      trail.add(at);
      at = dependenciesOf(at).stream().filter(left::contains).findFirst().orElseThrow();
    }
    List<N> cycle = new ArrayList<>(trail.subList(trail.indexOf(at), trail.size()));
    cycle.add(at);
    return cycle;
  }
}
