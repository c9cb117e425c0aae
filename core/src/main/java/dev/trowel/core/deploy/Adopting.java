package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trowel.core.kind.BundleMark;
import dev.trowel.core.kind.Operations;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Adoptions;
import dev.trowel.schema.bundle.Adoptions.Entry;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Records objects that are there already as those of resources: from then on they are planned for
/// as if an earlier deployment had made them, of which only the ids are known.
final class Adopting {

  private final SortedMap<ResourceKey, Node> nodes;
  private final RestClient rest;
  private final List<Entry> wanted;
  private final BundleMark mark;

  private Adopting(
      SortedMap<ResourceKey, Node> nodes, RestClient rest, List<Entry> wanted, BundleMark mark) {
    this.nodes = nodes;
    this.rest = rest;
    this.wanted = wanted;
    this.mark = mark;
  }

  /// What the bundle says is to be adopted.
  static Adopting declared(Bundle bundle, SortedMap<ResourceKey, Node> nodes, RestClient rest) {
    return of(Adoptions.in(bundle.tree()).entries(), bundle, nodes, rest);
  }

  /// What somebody says is to be adopted.
  static Adopting of(
      List<Entry> wanted, Bundle bundle, SortedMap<ResourceKey, Node> nodes, RestClient rest) {
    return new Adopting(nodes, rest, wanted, BundleMark.of(bundle));
  }

  /// A state that has what was adopted.
  ///
  /// @param ids what was not in it before: key → id
  /// @param doubts warnings of what is better not adopted
  record Taken(State state, SortedMap<ResourceKey, String> ids, List<Diagnostic> doubts) {
    Taken {
      doubts = List.copyOf(doubts);
      ids = Collections.unmodifiableSortedMap(new TreeMap<>(ids));
    }
  }

  /// `state` with the objects that are to be adopted, of the same serial. What is recorded already
  /// stays.
  ///
  /// @param left what is not to be looked at
  /// @throws StopException `adopt-missing`, `adopt-ambiguous`, `adopt-taken` or `adopt-refused`
  Taken into(State state, Set<ResourceKey> left) {
    List<Entry> open =
        wanted.stream()
            .filter(entry -> nodes.containsKey(entry.key()) && !left.contains(entry.key()))
            .filter(entry -> !state.resources().containsKey(entry.key()))
            .toList();
    if (open.isEmpty()) {
      return new Taken(state, new TreeMap<>(), List.of());
    }
    Diagnostics faults = new Diagnostics();
    Sought sought = new Sought(state, rest, mark, faults);
    SortedMap<ResourceKey, Sought.Live> found = sought.all(open);
    faults.stopOnErrors();
    return taken(state, found, faults.list());
  }

  private Taken taken(
      State state, SortedMap<ResourceKey, Sought.Live> found, List<Diagnostic> doubts) {
    SortedMap<ResourceKey, Recorded> resources = new TreeMap<>(state.resources());
    SortedMap<ResourceKey, String> ids = new TreeMap<>();
    found.forEach((key, object) -> {
      ids.put(key, object.id());
      resources.put(key, Recorded.unknown(object.id(), node(key).dependsOn()));
      parts(key)
          .forEach(part ->
              part(part, object)
                  .ifPresent(
                      id -> resources.put(part.key(), Recorded.unknown(id, part.dependsOn()))));
    });
    State adopted =
        new State(state.lineage(), state.serial(), state.toolVersion(), resources, state.extra());
    return new Taken(adopted, ids, doubts);
  }

  private Node node(ResourceKey key) {
    return Optional.ofNullable(nodes.get(key)).orElseThrow();
  }

  /// Its permissions and grants, where the bundle has some.
  private List<Node> parts(ResourceKey owner) {
    List<Node> parts = new ArrayList<>();
    for (ResourceKey.Part part : ResourceKey.Part.values()) {
      Node node = nodes.get(owner.with(part));
      if (node != null && part != ResourceKey.Part.SELF) {
        parts.add(node);
      }
    }
    return parts;
  }

  /// The id of permissions or grants, which are kept under what the object says of itself.
  private static Optional<String> part(Node part, Sought.Live owner) {
    Settings known = part.settings().fill(reference -> owner.value(part.key().owner(), reference));
    Operations operations = part.kind().operations();
    return known.isKnown()
        ? Optional.of(operations.id(known.value(), MissingNode.getInstance()))
        : Optional.empty();
  }

  /// Stops where an object would be deleted for being adopted.
  ///
  /// @param ids what the plan adopts
  /// @throws StopException `adopt-replaces`
  static void refuseReplacing(Plan plan, Map<ResourceKey, String> ids) {
    Diagnostics faults = new Diagnostics();
    ids.forEach((key, id) -> {
      Planned line = plan.line(key);
      if (line.change() instanceof Change.Replace(ResourceKey _, String _, var causes)) {
        Diagnostic fault =
            Diagnostic.error(
                    "adopt-replaces",
                    "%s cannot adopt %s: %s cannot change in place".formatted(key, id, causes))
                .detail(
                    "The object would be deleted and made anew. Write what it has, or adopt"
                        + " another one. Nothing was changed.")
                .at(key.path());
        faults.add(line.span().map(fault::in).orElse(fault));
      }
    });
    faults.stopOnErrors();
  }
}
