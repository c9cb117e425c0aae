package dev.trowel.core.plan;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.trowel.core.graph.Graph;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The graph of what the bundle's resources refer to (format.md 4.3 step 2).
public final class Dependencies {

  private Dependencies() {}

  /// The graph; references that lead nowhere, and circles, are errors.
  static Graph<ResourceKey> checked(SortedMap<ResourceKey, Node> nodes, Diagnostics diagnostics) {
    SortedMap<ResourceKey, SortedSet<ResourceKey>> edges = new TreeMap<>();
    nodes.forEach((key, node) -> edges.put(key, targets(node, nodes, diagnostics)));
    Graph<ResourceKey> graph = Graph.of(edges);
    graph.cycle().ifPresent(cycle -> diagnostics.add(circle(cycle, nodes)));
    return graph;
  }

  private static SortedSet<ResourceKey> targets(
      Node node, Map<ResourceKey, Node> nodes, Diagnostics diagnostics) {
    SortedSet<ResourceKey> targets = new TreeSet<>();
    for (Template.To reference : node.settings().references()) {
      targets.add(reference.target());
      if (!nodes.containsKey(reference.target())) {
        diagnostics.add(dangling(node, reference));
      }
    }
    return targets;
  }

  private static Diagnostic dangling(Node node, Template.To reference) {
    return Diagnostic.error(
            "unknown-resource-reference",
            "invalid dependency \"%s\", no such node \"%s\""
                .formatted(reference.label(), reference.target().stateKey()))
        .detail("Declare %s, or correct the reference.".formatted(reference.target()))
        .at(node.key().path())
        .in(node.span());
  }

  private static Diagnostic circle(List<ResourceKey> cycle, Map<ResourceKey, Node> nodes) {
    StringBuilder chain = new StringBuilder(cycle.getFirst().stateKey());
    List<Node> places = new ArrayList<>();
    for (int i = 1; i < cycle.size(); i++) {
      Node from = requireNonNull(nodes.get(cycle.get(i - 1)));
      chain
          .append(i == 1 ? " refers to " : " which refers to ")
          .append(cycle.get(i).stateKey())
          .append(" via ")
          .append(labels(from, cycle.get(i)));
      places.add(from);
    }
    Diagnostic diagnostic =
        Diagnostic.error("reference-cycle", "cycle detected: " + chain)
            .detail("Take one of these references out: no order can satisfy all of them.");
    for (Node from : places) {
      diagnostic = diagnostic.at(from.key().path()).in(from.span());
    }
    return diagnostic;
  }

  private static String labels(Node node, ResourceKey target) {
    return node.settings().references().stream()
        .filter(reference -> reference.target().equals(target))
        .map(Template.To::label)
        .collect(joining(", "));
  }

  /// The error for a recorded resource of a kind that this version cannot handle.
  static Diagnostic unknownKind(ResourceKey key) {
    return Diagnostic.error(
            "kind-not-supported", "the state records a resource of an unknown kind: " + key)
        .detail(
            "Nothing was changed. It was deployed by a tool that knows more kinds; deploy and"
                + " destroy with that one.");
  }
}
