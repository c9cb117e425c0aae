package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.kind.SentNames;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the last deployment left, as nodes: a plan of them tells what was changed since, whatever
/// the bundle says by now.
public final class RecordedNodes {

  private RecordedNodes() {}

  /// The nodes of what `state` knows.
  ///
  /// @param resources what the bundle says by now, which counts for what is ignored, and for places
  public static SortedMap<ResourceKey, Node> of(
      State state,
      Map<ResourceKey, Resource> resources,
      Function<ResourceKey, Optional<ResourceKind>> kinds) {
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    state
        .resources()
        .forEach((key, recorded) ->
            kinds
                .apply(key)
                .flatMap(kind -> node(key, kind, recorded, resources.get(key.owner())))
                .ifPresent(node -> nodes.put(key, node)));
    return nodes;
  }

  private static Optional<Node> node(
      ResourceKey key, ResourceKind kind, Recorded recorded, @Nullable Resource resource) {
    if (!recorded.isKnown() || !(recorded.settings() instanceof ObjectNode settings)) {
      return Optional.empty();
    }
    Settings sent = new Settings(settings, new LinkedHashMap<>(), types(key, kind));
    Span span = resource == null ? Span.synthetic("state") : resource.settings().span();
    Node node = new Node(key, kind, sent, recorded.dependsOn(), span, Ignored.NOTHING);
    return Optional.of(resource == null ? node : node.ignoring(Nodes.ignored(resource, node)));
  }

  /// The types of the fields as they are sent.
  static FieldTypes types(ResourceKey key, ResourceKind kind) {
    SentNames names = kind.operations().around().names();
    return key.part() == Part.SELF
        ? new FieldTypes(Schemas.kind(kind.name()).map(names::sent))
        : FieldTypes.NONE;
  }
}
