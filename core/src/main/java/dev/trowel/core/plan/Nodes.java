package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Attached;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.kind.SentNames;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a bundle wants, as nodes: every resource, and its permissions and grants beside it
/// (format.md 4.3).
public final class Nodes {

  private Nodes() {}

  /// The nodes of `bundle`, by key; a resource of a kind that `kinds` does not know is left out.
  public static SortedMap<ResourceKey, Node> of(
      Bundle bundle, Function<ResourceKey, Optional<ResourceKind>> kinds) {
    SortedMap<ResourceKey, Node> nodes = new TreeMap<>();
    // No resource's nodes depend on another's, so each core makes some.
    bundle.resources().values().parallelStream()
        .map(resource -> of(resource, kinds))
        .toList()
        .forEach(some -> some.forEach(node -> nodes.put(node.key(), node)));
    return nodes;
  }

  private static List<Node> of(
      Resource resource, Function<ResourceKey, Optional<ResourceKind>> kinds) {
    return Stream.of(
            kinds.apply(resource.key()).map(kind -> itself(resource, kind)),
            attached(resource, Part.PERMISSIONS, resource.permissions(), kinds),
            attached(resource, Part.GRANTS, resource.grants(), kinds))
        .flatMap(Optional::stream)
        .toList();
  }

  /// The node of a resource that is to have these settings, as the bundle says them.
  ///
  /// @param span where they are declared
  public static Node itself(ResourceKey key, ResourceKind kind, ObjectNode settings, Span span) {
    SentNames names = kind.operations().around().names();
    FieldTypes types = new FieldTypes(Schemas.kind(kind.name()).map(names::sent));
    return Node.of(key, kind, Settings.of(names.sent(settings), types), span);
  }

  private static Node itself(Resource resource, ResourceKind kind) {
    ObjectNode wanted = kind.operations().wanted(Json.object(resource.settings()));
    Node node = itself(resource.key(), kind, wanted, resource.settings().span());
    return node.ignoring(ignored(resource, node));
  }

  /// What `resource` says is to stay of one of its nodes.
  static Ignored ignored(Resource resource, Node node) {
    List<String> places = resource.ignoreChanges();
    return switch (node.key().part()) {
      case SELF -> Ignored.of(places, node.kind().operations().around().names());
      case PERMISSIONS -> Ignored.of(places, "permissions", list(node.settings().value()));
      case GRANTS -> Ignored.of(places, "grants", list(node.settings().value()));
    };
  }

  /// The field of a part's settings that holds what the bundle lists.
  private static String list(ObjectNode settings) {
    return settings
        .propertyStream()
        .filter(field -> field.getValue().isArray())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static Optional<Node> attached(
      Resource resource,
      Part part,
      List<Value> declared,
      Function<ResourceKey, Optional<ResourceKind>> kinds) {
    ResourceKey key = resource.key().with(part);
    Optional<ResourceKind> kind = declared.isEmpty() ? Optional.empty() : kinds.apply(key);
    if (kind.isPresent() && kind.get().operations() instanceof Attached form) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      declared.forEach(entry -> list.add(Json.reveal(entry)));
      Settings settings = Settings.of(form.settings(resource.key(), list), FieldTypes.NONE);
      Node node = Node.of(key, kind.get(), settings, declared.getFirst().span());
      return Optional.of(node.ignoring(ignored(resource, node)));
    }
    return Optional.empty();
  }
}
