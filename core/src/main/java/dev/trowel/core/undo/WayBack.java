package dev.trowel.core.undo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Former;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.plan.Secrets;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the plan that brings resources back to how they were: what was there is wanted again, what
/// was not is not.
record WayBack(FormerResources former) {

  /// How the state holds a secret (format.md 4.1).
  private static final TextNode EMPTY = TextNode.valueOf("");

  /// The plan.
  ///
  /// @param now what is recorded now
  /// @param uncertain resources of which the workspace may have taken over a part of a change that
  ///   failed
  /// @throws dev.trowel.schema.diagnostic.StopException when an object cannot be read
  Plan plan(State now, Set<ResourceKey> uncertain, RestClient rest) {
    return new Planner(Kinds::of, rest).plan(nodes(), assumed(now, uncertain));
  }

  private SortedMap<ResourceKey, Node> nodes() {
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    former
        .lines()
        .forEach((key, line) -> {
          if (!former.isSecretLost(key)) {
            node(key, line.kind()).ifPresent(node -> nodes.put(key, node));
          }
        });
    former
        .access()
        .forEach((key, live) -> {
          ResourceKind kind = former.plan().line(key).kind();
          nodes.put(key, Former.node(key, kind, kind.operations().live(live), List.of()));
        });
    return nodes;
  }

  private Optional<Node> node(ResourceKey key, ResourceKind kind) {
    List<Dependency> dependsOn = former.recorded(key).map(Recorded::dependsOn).orElse(List.of());
    return former
        .settings(key)
        .map(settings -> new Relabel(former).of(settings, known(dependsOn)))
        .map(settings -> Former.node(key, kind, settings, known(dependsOn)));
  }

  /// What is left as it is need not be waited for.
  private List<Dependency> known(List<Dependency> dependsOn) {
    return dependsOn.stream()
        .filter(on -> {
          Planned line = former.lines().get(ResourceKey.ofState(on.node()));
          return line != null && line.live().isPresent() && !former.isSecretLost(line.key());
        })
        .toList();
  }

  /// What counts as recorded: of a change that failed, what it wanted, so that fields which the
  /// workspace does not tell are sent again.
  private State assumed(State now, Set<ResourceKey> uncertain) {
    Set<ResourceKey> keys = new HashSet<>(former.lines().keySet());
    keys.addAll(former.access().keySet());
    former.plan().changes().forEach(line -> keys.add(line.key()));
    keys.removeIf(FormerResources::isRun);
    State some = FormerResources.only(now, keys);
    SortedMap<ResourceKey, Recorded> resources = new TreeMap<>(some.resources());
    uncertain.forEach(key -> resources.computeIfPresent(key, (_, each) -> wanted(key, each)));
    return new State(some.lineage(), some.serial(), some.toolVersion(), resources, some.extra());
  }

  private Recorded wanted(ResourceKey key, Recorded recorded) {
    Planned line = former.plan().line(key);
    boolean inPlace = !line.change().isDestructive() && !(line.change() instanceof Change.Create);
    Optional<ObjectNode> sent =
        line.desired().map(Settings::value).filter(settings -> inPlace && !settings.isEmpty());
    return sent.map(settings -> Secrets.redacted(settings, line.kind().rules(), EMPTY))
        .map(settings -> new Recorded(recorded.id(), settings, recorded.dependsOn()))
        .orElse(recorded);
  }
}
