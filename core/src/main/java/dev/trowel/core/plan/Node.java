package dev.trowel.core.plan;

import dev.trowel.core.kind.ResourceKind;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import java.util.List;

/// One resource, or its permissions or grants, as the bundle wants it.
///
/// @param settings the body it is to have, as written
/// @param dependsOn what its references name, sorted
/// @param span where the bundle declares it
/// @param ignored what of it stays as it is in the workspace
public record Node(
    ResourceKey key,
    ResourceKind kind,
    Settings settings,
    List<Dependency> dependsOn,
    Span span,
    Ignored ignored) {

  public Node {
    dependsOn = List.copyOf(dependsOn);
  }

  /// A node whose dependencies are what its settings refer to.
  static Node of(ResourceKey key, ResourceKind kind, Settings settings, Span span) {
    List<Dependency> dependsOn =
        settings.references().stream()
            .map(to -> new Dependency(to.target().stateKey(), to.label()))
            .distinct()
            .sorted()
            .toList();
    return new Node(key, kind, settings, dependsOn, span, Ignored.NOTHING);
  }

  /// The same with other settings, which decide anew what it depends on.
  public Node with(Settings others) {
    return of(key, kind, others, span).ignoring(ignored);
  }

  /// The same, where `places` stay as they are in the workspace.
  Node ignoring(Ignored places) {
    return new Node(key, kind, settings, dependsOn, span, places);
  }
}
