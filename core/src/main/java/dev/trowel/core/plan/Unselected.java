package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// The resources that a plan leaves as they are.
///
/// @param keys those resources
/// @param asked those of which a resource that is not left wants to know more than was recorded
/// @param state what was recorded of them
record Unselected(SortedSet<ResourceKey> keys, Set<ResourceKey> asked, State state) {

  static Unselected of(SortedSet<ResourceKey> keys, Map<ResourceKey, Node> nodes, State state) {
    Set<ResourceKey> asked =
        keys.isEmpty()
            ? Set.of()
            : nodes.values().stream()
                .filter(node -> !keys.contains(node.key().owner()))
                .flatMap(node -> node.settings().references().stream())
                .filter(to -> !to.isId() && isOpen(to, state))
                .map(Template.To::target)
                .collect(Collectors.toUnmodifiableSet());
    return new Unselected(keys, asked, state);
  }

  private static boolean isOpen(Template.To to, State state) {
    Recorded recorded = state.resources().get(to.target());
    return recorded != null && Trees.find(recorded.settings(), to.field()) == null;
  }

  /// Whether `key`, or the resource it is a part of, is left.
  boolean has(ResourceKey key) {
    return keys.contains(key.owner());
  }

  /// Whether the live object behind `key` has to be read.
  boolean isRead(ResourceKey key) {
    return !has(key) || asked.contains(key);
  }

  /// The line that says that `node` stays as it was recorded; empty when it never was.
  Optional<Planned> line(Node node, Map<ResourceKey, JsonNode> live) {
    return Optional.ofNullable(state.resources().get(node.key()))
        .filter(recorded -> !recorded.id().isEmpty())
        .map(recorded ->
            new Planned(
                new Change.Keep(node.key(), recorded.id()),
                node.kind(),
                recorded.dependsOn(),
                Optional.of(settings(recorded, node)),
                List.of(),
                Optional.ofNullable(live.get(node.key())),
                Optional.of(node.span())));
  }

  private static Settings settings(Recorded recorded, Node node) {
    ObjectNode value =
        recorded.settings() instanceof ObjectNode object
            ? object
            : JsonNodeFactory.instance.objectNode();
    return Settings.of(value, node.settings().types());
  }
}
