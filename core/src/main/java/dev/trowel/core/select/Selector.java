package dev.trowel.core.select;

import dev.trowel.core.graph.Graph;
import dev.trowel.core.plan.Node;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Finds out which resources are meant.
public final class Selector {

  private final State state;
  private final SortedMap<ResourceKey, Candidate> candidates;
  private final Graph<ResourceKey> graph;

  private Selector(Bundle bundle, Collection<Node> nodes, State state) {
    this.state = state;
    this.candidates = candidates(bundle, state);
    this.graph = graph(nodes, state);
  }

  /// The selection that `selecting` asks for.
  ///
  /// @param nodes what the bundle wants
  /// @param since what git says differs from a commit
  /// @throws StopException `selection-unknown` when a pattern means nothing, `selection-incomplete`
  ///   when a selected resource needs an excluded one that was never deployed
  public static Selection select(
      Selecting selecting,
      Bundle bundle,
      Collection<Node> nodes,
      State state,
      Function<String, Changes> since) {
    return selecting.isAll()
        ? Selection.ALL
        : new Selector(bundle, nodes, state).select(selecting, new Term.Reader(bundle, since));
  }

  private Selection select(Selecting selecting, Term.Reader reader) {
    SortedMap<ResourceKey, String> chosen = new TreeMap<>();
    if (selecting.select().isEmpty()) {
      candidates.keySet().forEach(key -> chosen.put(key, "not excluded"));
    }
    for (String text : selecting.select()) {
      Term term = reader.read("--select", text, selecting.dependencies());
      meant(term).forEach((key, why) -> chosen.putIfAbsent(key, why));
    }
    SortedMap<ResourceKey, String> excluded = new TreeMap<>();
    for (String text : selecting.exclude()) {
      meant(reader.read("--exclude", text, false))
          .forEach((key, why) -> excluded.putIfAbsent(key, why));
    }
    chosen.keySet().removeAll(excluded.keySet());
    addNeeded(chosen, excluded);
    SortedSet<ResourceKey> rest = new TreeSet<>(candidates.keySet());
    rest.removeAll(chosen.keySet());
    return new Selection(chosen, rest);
  }

  private SortedMap<ResourceKey, String> meant(Term term) {
    SortedMap<ResourceKey, String> found = new TreeMap<>();
    candidates.forEach((key, candidate) ->
        term.pick().why(candidate).ifPresent(why -> found.put(key, term.option() + " " + why)));
    if (found.isEmpty() && !(term.pick() instanceof PickByChange)) {
      throw SelectionProblem.unknown(term, candidates.keySet());
    }
    for (ResourceKey start : List.copyOf(found.keySet())) {
      if (term.dependencies()) {
        reach(start, graph::dependenciesOf, "needed by " + start, found);
      }
      if (term.dependants()) {
        reach(start, graph::dependentsOf, "refers to " + start, found);
      }
    }
    return found;
  }

  private static void reach(
      ResourceKey start,
      Function<ResourceKey, SortedSet<ResourceKey>> next,
      String why,
      Map<ResourceKey, String> found) {
    Deque<ResourceKey> open = new ArrayDeque<>(next.apply(start));
    while (!open.isEmpty()) {
      ResourceKey key = open.remove();
      if (found.putIfAbsent(key, why) == null) {
        open.addAll(next.apply(key));
      }
    }
  }

  /// What was never deployed has no id that others could refer to.
  private void addNeeded(
      SortedMap<ResourceKey, String> chosen, SortedMap<ResourceKey, String> excluded) {
    Deque<ResourceKey> open = new ArrayDeque<>(chosen.keySet());
    while (!open.isEmpty()) {
      ResourceKey key = open.remove();
      for (ResourceKey needed : graph.dependenciesOf(key)) {
        if (!isDeployed(needed) && isGoingToBe(key) && !chosen.containsKey(needed)) {
          if (excluded.containsKey(needed)) {
            throw SelectionProblem.incomplete(key, needed);
          }
          chosen.put(needed, "needed by " + key + ", never deployed");
          open.add(needed);
        }
      }
    }
  }

  private boolean isDeployed(ResourceKey key) {
    return Optional.ofNullable(state.resources().get(key))
        .filter(recorded -> !recorded.id().isEmpty())
        .isPresent();
  }

  private boolean isGoingToBe(ResourceKey key) {
    Candidate candidate = candidates.get(key);
    return candidate != null && candidate.declared().isPresent();
  }

  private static SortedMap<ResourceKey, Candidate> candidates(Bundle bundle, State state) {
    SortedMap<ResourceKey, Candidate> all = new TreeMap<>();
    state.resources().keySet().stream()
        .filter(key -> key.part() == Part.SELF)
        .forEach(key -> all.put(key, new Candidate(key, Optional.empty())));
    bundle
        .resources()
        .forEach((key, resource) -> all.put(key, new Candidate(key, Optional.of(resource))));
    return all;
  }

  private static Graph<ResourceKey> graph(Collection<Node> nodes, State state) {
    SortedMap<ResourceKey, SortedSet<ResourceKey>> edges = new TreeMap<>();
    nodes.forEach(node -> link(node.key(), node.dependsOn(), edges));
    Set<ResourceKey> wanted = Set.copyOf(edges.keySet());
    state
        .resources()
        .forEach((key, recorded) -> {
          if (!wanted.contains(key.owner())) {
            link(key, recorded.dependsOn(), edges);
          }
        });
    return Graph.of(edges);
  }

  private static void link(
      ResourceKey key,
      List<Recorded.Dependency> dependsOn,
      SortedMap<ResourceKey, SortedSet<ResourceKey>> edges) {
    SortedSet<ResourceKey> mine = edges.computeIfAbsent(key.owner(), _ -> new TreeSet<>());
    dependsOn.stream()
        .map(dependency -> ResourceKey.ofState(dependency.node()).owner())
        .filter(other -> !other.equals(key.owner()))
        .forEach(other -> mine.add(other));
  }
}
