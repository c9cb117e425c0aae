package dev.trowel.schema.rule;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.rule.ResourceReferences.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Resources do not refer to each other in a circle (format.md 4.3).
final class ReferencesGoOneWay implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    List<Use> uses =
        bundle.references().stream()
            .filter(use -> bundle.resources().containsKey(use.to()) && !use.isInPart())
            .toList();
    List<Use> open = uses;
    Set<ResourceKey> round = round(bundle, open);
    while (!round.isEmpty()) {
      List<Use> circle = circle(round, open);
      diagnostics.add(told(circle));
      open = without(circle, open);
      round = round(bundle, open);
    }
  }

  /// The uses that have nothing to do with the resources of a circle: another one is among them.
  private static List<Use> without(List<Use> circle, List<Use> uses) {
    Set<ResourceKey> told = new HashSet<>();
    circle.forEach(use -> told.add(use.from()));
    return uses.stream()
        .filter(use -> !told.contains(use.from()) && !told.contains(use.to()))
        .toList();
  }

  /// The resources that are left when, again and again, those that refer to nothing left are taken
  /// away.
  private static Set<ResourceKey> round(Inspected bundle, List<Use> uses) {
    Map<ResourceKey, Integer> open = new HashMap<>();
    Map<ResourceKey, List<ResourceKey>> users = new HashMap<>();
    for (Use use : uses) {
      open.merge(use.from(), 1, Integer::sum);
      users.computeIfAbsent(use.to(), _ -> new ArrayList<>()).add(use.from());
    }
    Set<ResourceKey> left = new TreeSet<>(bundle.resources().keySet());
    Deque<ResourceKey> free = new ArrayDeque<>(left);
    free.removeIf(open::containsKey);
    while (!free.isEmpty()) {
      ResourceKey done = free.remove();
      left.remove(done);
      for (ResourceKey user : users.getOrDefault(done, List.of())) {
        if (open.merge(user, -1, Integer::sum) == 0) {
          free.add(user);
        }
      }
    }
    return left;
  }

  /// The uses along one circle among resources that all refer to another one of them.
  private static List<Use> circle(Set<ResourceKey> round, List<Use> uses) {
    Map<ResourceKey, Use> next = new HashMap<>();
    uses.stream()
        .filter(use -> round.contains(use.from()) && round.contains(use.to()))
        .forEach(use -> next.putIfAbsent(use.from(), use));
    List<Use> trail = new ArrayList<>();
    Set<ResourceKey> seen = new HashSet<>();
    Use use = next.get(round.iterator().next());
    while (use != null && seen.add(use.from())) {
      trail.add(use);
      use = next.get(use.to());
    }
    ResourceKey start = use == null ? round.iterator().next() : use.from();
    return trail.stream().dropWhile(each -> !each.from().equals(start)).toList();
  }

  private static Diagnostic told(List<Use> circle) {
    StringBuilder chain = new StringBuilder("cycle detected: ");
    chain.append(circle.getFirst().from().stateKey());
    for (Use use : circle) {
      chain
          .append(use == circle.getFirst() ? " refers to " : " which refers to ")
          .append(use.to().stateKey())
          .append(" via ")
          .append(use.label());
    }
    Diagnostic diagnostic =
        Diagnostic.error("reference-cycle", chain.toString())
            .detail("Take one of these references out: no order can satisfy all of them.");
    for (Use use : circle) {
      diagnostic = diagnostic.at(use.at()).in(use.span());
    }
    return diagnostic;
  }
}
