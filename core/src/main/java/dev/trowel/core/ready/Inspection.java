package dev.trowel.core.ready;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.ready.ModelLookup.Found;
import dev.trowel.core.ready.Readiness.Awaited;
import dev.trowel.core.ready.Readiness.Held;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.ModelWait;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks at each resource of a bundle that names models: are they there, and if not, is it left
/// out, waited for, or only told.
public final class Inspection {

  private final Bundle bundle;
  private final State state;
  private final ModelLookup lookup;
  private final StaticNames names;
  private final Creators creators;
  private final SortedMap<ResourceKey, Node> nodes;
  private final SortedMap<ResourceKey, Held> held = new TreeMap<>();
  private final SortedMap<ResourceKey, Awaited> awaited = new TreeMap<>();
  private final List<Diagnostic> findings = new ArrayList<>();

  private Inspection(
      Bundle bundle, SortedMap<ResourceKey, Node> nodes, State state, RestClient rest) {
    this.bundle = bundle;
    this.state = state;
    this.lookup = new ModelLookup(rest);
    this.nodes = new TreeMap<>(nodes);
    this.names = new StaticNames(nodes, state);
    this.creators = new Creators(nodes, names, bundle.target());
  }

  /// What becomes of `nodes`; asks the workspace about the models that they name, and changes
  /// nothing.
  ///
  /// @param unselected what is left as it is, and not looked at
  public static Readiness of(
      Bundle bundle,
      SortedMap<ResourceKey, Node> nodes,
      State state,
      SortedSet<ResourceKey> unselected,
      RestClient rest) {
    Inspection inspection = new Inspection(bundle, nodes, state, rest);
    List<Node> looked =
        nodes.values().stream()
            .filter(node -> node.key().part() == Part.SELF && !unselected.contains(node.key()))
            .filter(
                node -> DeclaredAliases.mayBeIn(node) || ModelUses.mayBeIn(node.settings().value()))
            .toList();
    inspection.lookup.prepare(looked.stream().flatMap(inspection::asked).toList());
    looked.forEach(inspection::look);
    inspection.leaveOut();
    return new Readiness(
        inspection.nodes, inspection.held, inspection.awaited, inspection.findings);
  }

  /// What is to be known of `node`.
  private Stream<ModelRef> asked(Node node) {
    Settings settings = names.of(node);
    return Stream.concat(
        DeclaredAliases.versions(node, settings).stream(),
        asked(node, ModelUses.in(settings.value())).stream());
  }

  private Set<ModelRef> asked(Node node, ModelUses uses) {
    Set<ModelRef> asked = new LinkedHashSet<>(uses.all().sequencedKeySet());
    asked.removeAll(deployed(node.key()));
    return asked;
  }

  private void look(Node node) {
    Settings settings = names.of(node);
    new DeclaredAliases(bundle.tree(), lookup, findings)
        .settled(node, settings)
        .ifPresent(this::put);
    ModelUses uses = ModelUses.in(settings.value());
    if (uses.isEmpty()) {
      return;
    }
    Findings told = new Findings(bundle.tree(), node, uses);
    uses.unknown().forEach(place -> findings.add(told.unknownModel(place)));
    fill(node, settings, uses);
    List<ModelRef> missing =
        asked(node, uses).stream()
            .filter(ref -> lookup.find(ref) instanceof Found.Missing)
            .toList();
    if (!missing.isEmpty()) {
      absent(told, missing);
    }
    uses.open().sequencedKeySet().forEach(ref -> unreadable(told, ref).ifPresent(findings::add));
  }

  private void put(Node node) {
    nodes.put(node.key(), node);
  }

  /// What a resource names since its last deployment was there then.
  private Set<ModelRef> deployed(ResourceKey key) {
    Recorded recorded = state.resources().get(key);
    return recorded == null
        ? Set.of()
        : ModelUses.in(recorded.settings()).all().keySet().stream()
            .filter(ref -> ref.sort() == ModelRef.Sort.VERSION)
            .collect(Collectors.toSet());
  }

  private void fill(Node node, Settings settings, ModelUses uses) {
    if (uses.open().keySet().stream().anyMatch(ref -> number(ref).isPresent())) {
      ObjectNode tree = settings.value().deepCopy();
      ModelUses.fill(tree, this::number);
      put(node.with(Settings.of(tree, settings.types())));
    }
  }

  private Optional<String> number(ModelRef ref) {
    return lookup.find(ref) instanceof Found.There(String number)
        ? Optional.of(number)
        : Optional.empty();
  }

  private void absent(Findings told, List<ModelRef> missing) {
    ResourceKey key = told.node().key();
    ModelWait wait = ModelWait.of(bundle.tree(), key);
    String wayOut = creators.wayOut(missing.getFirst());
    if (wait.skip()) {
      Held out = new Held(missing, wayOut);
      held.put(key, out);
      findings.add(told.leftOut(out));
    } else if (wait.time().isPresent()) {
      awaited.put(key, new Awaited(missing, wait.time().get()));
    } else {
      missing.forEach(ref -> findings.add(told.missing(ref, wayOut)));
    }
  }

  private Optional<Diagnostic> unreadable(Findings told, ModelRef ref) {
    return lookup.find(ref) instanceof Found.Unknown(String reason)
        ? Optional.of(told.unreadable(ref, reason))
        : Optional.empty();
  }

  /// Takes what is left out and was never deployed out of the nodes; what refers to it keeps what
  /// can be said without it.
  private void leaveOut() {
    Set<ResourceKey> absent =
        held.keySet().stream()
            .filter(key -> !state.resources().containsKey(key))
            .collect(Collectors.toSet());
    if (absent.isEmpty()) {
      return;
    }
    nodes.keySet().removeIf(key -> absent.contains(key.owner()));
    for (Map.Entry<ResourceKey, Node> entry : nodes.entrySet()) {
      Node node = entry.getValue();
      if (refers(node, absent)) {
        Settings settings =
            node.settings()
                .fill(to ->
                    absent.contains(to.target()) ? names.value(to) : Optional.<JsonNode>empty());
        entry.setValue(node.with(settings));
        settings.references().stream()
            .filter(to -> absent.contains(to.target().owner()))
            .forEach(to -> findings.add(Findings.needed(node, to.target(), to.label())));
      }
    }
  }

  private static boolean refers(Node node, Set<ResourceKey> keys) {
    return node.settings().references().stream().anyMatch(to -> keys.contains(to.target().owner()));
  }
}
