package dev.trowel.core.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.graph.Graph;
import dev.trowel.core.kind.Around.Sides;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Difference.Verdict;
import dev.trowel.core.state.Begun;
import dev.trowel.core.state.Memory;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.source.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Compares what the bundle wants with what was recorded and what is live (format.md 4.3).
public final class Planner {

  private final Function<ResourceKey, Optional<ResourceKind>> kinds;
  private final RestClient rest;

  /// @param kinds the kind of each key; empty for a kind nobody knows
  public Planner(Function<ResourceKey, Optional<ResourceKind>> kinds, RestClient rest) {
    this.kinds = kinds;
    this.rest = rest;
  }

  /// What brings the workspace from `state` to `nodes`; nodes that are recorded and not wanted are
  /// deleted.
  ///
  /// Reads live objects and changes nothing.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when a reference leads nowhere or round in
  ///   a circle, or an object cannot be read
  public Plan plan(SortedMap<ResourceKey, Node> nodes, State state) {
    return plan(nodes, state, new TreeSet<>());
  }

  /// The same, where some resources are left as they are: nothing is read of them but what others
  /// refer to.
  ///
  /// @param unselected those left; none that was never deployed may be referred to by others
  public Plan plan(
      SortedMap<ResourceKey, Node> nodes, State state, SortedSet<ResourceKey> unselected) {
    checked(nodes);
    return plan(nodes, state, unselected, ahead(nodes, state, unselected));
  }

  private static Graph<ResourceKey> checked(SortedMap<ResourceKey, Node> nodes) {
    Diagnostics diagnostics = new Diagnostics();
    Graph<ResourceKey> graph = Dependencies.checked(nodes, diagnostics);
    diagnostics.stopOnErrors();
    return graph;
  }

  /// Reads what [#plan] needs to know of the workspace, as long as it is not known yet what else is
  /// left as it is; what cannot be read is told there.
  ///
  /// @param unselected those that are left in any case
  public Ahead ahead(
      SortedMap<ResourceKey, Node> nodes, State state, SortedSet<ResourceKey> unselected) {
    Memory.tidy();
    Unselected left = Unselected.of(unselected, nodes, state);
    Map<ResourceKey, Begun<Boolean>> pasts = Pasts.ahead(going(state, nodes, left), kinds, rest);
    return new Ahead(LiveReader.ask(wanted(state, nodes, left, new Diagnostics()), rest), pasts);
  }

  /// The same plan, from what was read already.
  ///
  /// @param unselected at least those that were left when `ahead` was read
  public Plan plan(
      SortedMap<ResourceKey, Node> nodes,
      State state,
      SortedSet<ResourceKey> unselected,
      Ahead ahead) {
    Graph<ResourceKey> graph = checked(nodes);
    Diagnostics diagnostics = new Diagnostics();
    Unselected left = Unselected.of(unselected, nodes, state);
    Map<ResourceKey, JsonNode> live =
        LiveReader.read(
            wanted(state, nodes, left, diagnostics), ahead.answers(), rest, diagnostics);
    diagnostics.stopOnErrors();

    SortedMap<ResourceKey, Planned> lines = new TreeMap<>();
    References references = new References();
    Known known = new Known(state, left, live, references, lines);
    for (List<ResourceKey> wave : graph.waves()) {
      // Nothing of a wave refers to another of it, so each core compares some.
      wave.parallelStream()
          .map(key -> line(requireNonNull(nodes.get(key)), known))
          .flatMap(Optional::stream)
          .toList()
          .forEach(line -> put(line, references, lines));
    }
    state
        .resources()
        .forEach((key, recorded) -> {
          if (!nodes.containsKey(key) && !left.has(key)) {
            kinds.apply(key).ifPresent(kind -> lines.put(key, gone(key, kind, recorded, live)));
          }
        });
    return new Plan(
        state,
        lines,
        new TreeMap<>(),
        new TreeMap<>(),
        unselected,
        Pasts.of(lines.values(), ahead.pasts(), rest));
  }

  /// What lines are made of.
  ///
  /// @param lines those of earlier waves
  private record Known(
      State state,
      Unselected left,
      Map<ResourceKey, JsonNode> live,
      References references,
      SortedMap<ResourceKey, Planned> lines) {}

  private static Optional<Planned> line(Node node, Known known) {
    if (known.left().has(node.key())) {
      return known.left().line(node, known.live());
    }
    boolean survives = ownerSurvives(node.key(), known.lines());
    if (survives && isLeftAlone(node, known.state())) {
      return Optional.empty();
    }
    Optional<JsonNode> object = Optional.ofNullable(survives ? known.live().get(node.key()) : null);
    return Optional.of(line(node, known.state(), object, known.references()));
  }

  private static Map<ResourceKey, Recorded> going(
      State state, Map<ResourceKey, Node> nodes, Unselected left) {
    Map<ResourceKey, Recorded> going = new TreeMap<>(state.resources());
    going.keySet().removeIf(key -> nodes.containsKey(key) || left.has(key));
    return going;
  }

  private static void put(
      Planned line, References references, SortedMap<ResourceKey, Planned> lines) {
    references.put(line.key(), known(line));
    lines.put(line.key(), line);
  }

  /// Permissions and grants go with the object they hang on (format.md 9.1, 9).
  private static boolean ownerSurvives(ResourceKey key, SortedMap<ResourceKey, Planned> lines) {
    Planned owner = lines.get(key.owner());
    return owner == null
        || !(owner.change() instanceof Change.Create || owner.change() instanceof Change.Replace);
  }

  /// Permissions that are to stay as they are on an object that is there need not even be recorded.
  private static boolean isLeftAlone(Node node, State state) {
    return state.resources().containsKey(node.key().owner())
        && !state.resources().containsKey(node.key())
        && node.ignored().places().stream().anyMatch(place -> place.size() == 1)
        && node.key().part() != ResourceKey.Part.SELF;
  }

  private Map<ResourceKey, LiveReader.Wanted> wanted(
      State state, Map<ResourceKey, Node> nodes, Unselected left, Diagnostics diagnostics) {
    Map<ResourceKey, LiveReader.Wanted> wanted = new HashMap<>();
    state
        .resources()
        .forEach((key, recorded) -> {
          Optional<ResourceKind> kind = kinds.apply(key);
          if (kind.isEmpty()) {
            diagnostics.add(Dependencies.unknownKind(key));
          } else if (!recorded.id().isEmpty() && left.isRead(key)) {
            Optional<Node> node = Optional.ofNullable(nodes.get(key));
            Sides sides =
                new Sides(
                    node.<JsonNode>map(each -> each.settings().value())
                        .orElseGet(MissingNode::getInstance),
                    recorded.settings());
            Optional<Span> span = node.map(Node::span);
            wanted.put(key, new LiveReader.Wanted(kind.get(), recorded.id(), span, sides));
          }
        });
    return wanted;
  }

  private static Planned line(
      Node node, State state, Optional<JsonNode> live, References references) {
    Settings written = node.settings().fill(references::value);
    Recorded recorded = state.resources().get(node.key());
    if (recorded == null || live.isEmpty()) {
      Change.Cause cause = recorded == null ? Change.Cause.NEW : Change.Cause.GONE;
      return planned(
          node, new Change.Create(node.key(), cause), written, List.of(), Optional.empty());
    }
    List<String> observed = node.kind().operations().around().observed();
    ObjectNode settings = node.kind().operations().live(live.get(), written.value());
    JsonNode seen = recorded.isKnown() ? recorded.settings() : settings;
    Settings desired = written.with(Observed.in(seen, observed));
    Compared compared = Compared.of(node, recorded, desired, settings);
    boolean resizable = node.kind().operations().isResizable(live.get());
    Change change = change(node.key(), recorded.id(), compared.differences(), resizable);
    Settings wanted = change instanceof Change.Replace ? written : compared.desired();
    return planned(node, change, wanted, compared.differences(), live);
  }

  private static Planned planned(
      Node node,
      Change change,
      Settings desired,
      List<Difference> differences,
      Optional<JsonNode> live) {
    return new Planned(
        change,
        node.kind(),
        node.dependsOn(),
        Optional.of(desired),
        differences,
        live,
        Optional.of(node.span()));
  }

  private static Change change(
      ResourceKey key, String id, List<Difference> differences, boolean resizable) {
    Verdict gravest =
        differences.stream()
            .map(Difference::verdict)
            .max(Comparator.naturalOrder())
            .orElse(Verdict.SKIP);
    return switch (gravest) {
      case SKIP -> new Change.Keep(key, id);
      case RESIZE ->
          resizable
              ? new Change.Resize(key, id, fields(differences, Verdict.RESIZE))
              : new Change.Update(key, id, fields(differences, Verdict.RESIZE));
      case UPDATE -> new Change.Update(key, id, fields(differences, Verdict.RESIZE));
      case RENAME -> new Change.Rename(key, id, fields(differences, Verdict.RESIZE));
      case REPLACE -> new Change.Replace(key, id, fields(differences, Verdict.REPLACE));
    };
  }

  private static SortedSet<Path> fields(List<Difference> differences, Verdict atLeast) {
    SortedSet<Path> fields = new TreeSet<>();
    differences.stream()
        .filter(d -> d.verdict().compareTo(atLeast) >= 0)
        .forEach(d -> fields.add(d.path()));
    return fields;
  }

  private static References.Known known(Planned line) {
    Settings settings = line.desired().orElseThrow();
    return switch (line.change()) {
      case Change.Keep(ResourceKey _, String id) ->
          References.Known.of(line, id, settings, line.live());
      case Change.Update(ResourceKey _, String id, SortedSet<Path> _) ->
          References.Known.of(line, id, settings, Optional.empty());
      case Change.Resize(ResourceKey _, String id, SortedSet<Path> _) ->
          References.Known.of(line, id, settings, Optional.empty());
      case Change.Create _, Change.Rename _, Change.Replace _, Change.Delete _, Change.Forget _ ->
          References.Known.of(line, null, settings, Optional.empty());
    };
  }

  private static Planned gone(
      ResourceKey key, ResourceKind kind, Recorded recorded, Map<ResourceKey, JsonNode> live) {
    Optional<JsonNode> object = Optional.ofNullable(live.get(key));
    Change change =
        object.isPresent()
            ? new Change.Delete(key, recorded.id())
            : new Change.Forget(key, recorded.id());
    return new Planned(
        change, kind, recorded.dependsOn(), Optional.empty(), List.of(), object, Optional.empty());
  }
}
