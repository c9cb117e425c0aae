package dev.trowel.core.ready;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.plan.Template;
import dev.trowel.core.plan.Trees;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Follows references as far as bundle and state tell where they lead, so that the names of models
/// are known before anything is read.
final class StaticNames {

  private static final int DEPTH = 20;

  private final Map<ResourceKey, Node> nodes;
  private final State state;
  private final Map<ResourceKey, Settings> filled = new HashMap<>();

  StaticNames(Map<ResourceKey, Node> nodes, State state) {
    this.nodes = nodes;
    this.state = state;
  }

  /// The settings of `node` with every reference that can be followed.
  Settings of(Node node) {
    return of(node, DEPTH);
  }

  private Settings of(Node node, int depth) {
    Settings before = filled.get(node.key());
    if (before != null || depth == 0) {
      return before == null ? node.settings() : before;
    }
    Settings settings = node.settings().fill(to -> value(to, depth - 1));
    filled.put(node.key(), settings);
    return settings;
  }

  /// Where `to` leads, without asking the workspace.
  Optional<JsonNode> value(Template.To to) {
    return value(to, DEPTH);
  }

  private Optional<JsonNode> value(Template.To to, int depth) {
    Node node = nodes.get(to.target());
    if (node == null) {
      return Optional.empty();
    }
    Settings settings = of(node, depth);
    return to.isId() ? id(node, settings) : field(settings, to.field());
  }

  private static Optional<JsonNode> field(Settings settings, Path field) {
    boolean open = settings.open().keySet().stream().anyMatch(each -> each.startsWith(field));
    return open ? Optional.empty() : Optional.ofNullable(Trees.find(settings.value(), field));
  }

  /// Of kinds that are known by their names the settings tell the id, of others the state.
  private Optional<JsonNode> id(Node node, Settings settings) {
    String named =
        settings.isKnown() ? node.kind().operations().renamedId("", settings.value()) : "";
    Recorded recorded = state.resources().get(node.key());
    String id = named.isEmpty() && recorded != null ? recorded.id() : named;
    return id.isEmpty() ? Optional.empty() : Optional.of(TextNode.valueOf(id));
  }
}
