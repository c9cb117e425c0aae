package dev.trowel.core.state;

import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gives the resources of a state the keys that the bundle has for them now (`trowel.moved`).
public final class Rekeying {

  private final State state;
  private final SortedMap<ResourceKey, Recorded> resources;
  private final SortedMap<ResourceKey, ResourceKey> moves = new TreeMap<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  private Rekeying(State state) {
    this.state = state;
    this.resources = new TreeMap<>(state.resources());
  }

  /// A state under its present keys.
  ///
  /// @param state what is recorded, of the same serial: nothing is recorded by giving it keys
  /// @param moves what was recorded under another key: present → former
  /// @param warnings about what could not get its key
  public record Rekeyed(
      State state, SortedMap<ResourceKey, ResourceKey> moves, List<Diagnostic> warnings) {}

  /// `state` with everything that is recorded under a former key under its present one, permissions
  /// and grants included; what others depend on is called by its present key, too.
  ///
  /// Where the former and the present key stand for the same object, as after a move that was cut
  /// off, the former goes.
  ///
  /// @param former present key → former keys, the latest first
  public static Rekeyed apply(
      State state, Map<ResourceKey, ? extends Collection<ResourceKey>> former) {
    Rekeying run = new Rekeying(state);
    former.forEach((to, keys) -> keys.forEach(from -> run.move(from, to)));
    return run.done();
  }

  private void move(ResourceKey from, ResourceKey to) {
    Recorded old = resources.get(from);
    Recorded now = resources.get(to);
    if (old == null && (now == null || !hasParts(from))) {
      return;
    }
    if (old != null && now != null && !now.id().equals(old.id())) {
      warnings.add(StateProblem.movedBoth(from, old.id(), to, now.id()));
      return;
    }
    for (ResourceKey.Part part : List.of(ResourceKey.Part.values())) {
      Recorded recorded = resources.remove(from.with(part));
      if (recorded != null) {
        resources.putIfAbsent(to.with(part), recorded);
      }
    }
    moves.put(to, from);
  }

  private boolean hasParts(ResourceKey owner) {
    return resources.keySet().stream().anyMatch(key -> key.owner().equals(owner));
  }

  private Rekeyed done() {
    if (moves.isEmpty()) {
      return new Rekeyed(state, moves, warnings);
    }
    resources.replaceAll((_, recorded) -> renamed(recorded));
    State rekeyed =
        new State(state.lineage(), state.serial(), state.toolVersion(), resources, state.extra());
    return new Rekeyed(rekeyed, moves, warnings);
  }

  private Recorded renamed(Recorded recorded) {
    List<Dependency> dependsOn =
        recorded.dependsOn().stream().map(this::renamed).distinct().sorted().toList();
    return dependsOn.equals(recorded.dependsOn())
        ? recorded
        : new Recorded(recorded.id(), recorded.settings(), dependsOn);
  }

  private Dependency renamed(Dependency dependency) {
    String node = dependency.node();
    String label = dependency.label();
    for (Map.Entry<ResourceKey, ResourceKey> move : moves.entrySet()) {
      String from = move.getValue().stateKey();
      String to = move.getKey().stateKey();
      if (isOf(node, from)) {
        return new Dependency(to + node.substring(from.length()), inLabel(label, from, to));
      }
    }
    return dependency;
  }

  private static boolean isOf(String node, String owner) {
    return node.equals(owner) || node.startsWith(owner + ".");
  }

  /// Only where the whole key stands: `jobs.a` is no part of `jobs.ab`.
  private static String inLabel(String label, String from, String to) {
    return label
        .replace("${" + from + ".", "${" + to + ".")
        .replace("${" + from + "}", "${" + to + "}");
  }
}
