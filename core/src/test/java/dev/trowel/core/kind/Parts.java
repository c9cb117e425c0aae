package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.FieldTypes;
import dev.trowel.core.plan.Ignored;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.state.Recorded.Dependency;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Optional;

/// Permissions and grants without a bundle around them.
final class Parts {

  private Parts() {}

  /// What `owner` is to have under `permissions` or `grants`.
  static Node node(ResourceKey owner, Part part, ArrayNode declared) {
    ResourceKey key = owner.with(part);
    ResourceKind kind = Kinds.of(key).orElseThrow();
    ObjectNode written = ((Attached) kind.operations()).settings(owner, declared);
    Settings settings = Settings.of(written, new FieldTypes(Optional.empty()));
    List<Dependency> dependsOn =
        settings.references().stream()
            .map(to -> new Dependency(to.target().stateKey(), to.label()))
            .toList();
    return new Node(key, kind, settings, dependsOn, Span.of("case"), Ignored.NOTHING);
  }
}
