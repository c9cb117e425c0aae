package dev.trowel.core.ready;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Settings;
import dev.trowel.core.ready.ModelLookup.Found;
import dev.trowel.core.ready.ModelRef.Sort;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// The aliases that a registered model declares: each leads to a version that exists. As long as
/// the model has none at all they are left out, so that a target can be deployed before anything
/// was trained.
final class DeclaredAliases {

  private static final String KIND = "registered_models";
  private static final String LIST = "aliases";

  private final Mapping tree;
  private final ModelLookup lookup;
  private final List<Diagnostic> findings;

  /// @param tree the bundle's, which knows where things are written
  DeclaredAliases(Mapping tree, ModelLookup lookup, List<Diagnostic> findings) {
    this.tree = tree;
    this.lookup = lookup;
    this.findings = findings;
  }

  static boolean mayBeIn(Node node) {
    return node.key().kind().equals(KIND) && node.settings().value().has(LIST);
  }

  /// The versions that the aliases of `node` are to lead to.
  static List<ModelRef> versions(Node node, Settings settings) {
    if (!mayBeIn(node)) {
      return List.of();
    }
    String model = node.kind().operations().renamedId("", settings.value());
    return settings.value().path(LIST).valueStream().map(alias -> version(model, alias)).toList();
  }

  private static ModelRef version(String model, JsonNode alias) {
    return new ModelRef(model, Sort.VERSION, alias.path("version_num").asText());
  }

  /// The node without the aliases that cannot be set yet; empty where it stays as it is.
  Optional<Node> settled(Node node, Settings settings) {
    if (!mayBeIn(node) || settings.value().path(LIST).isEmpty()) {
      return Optional.empty();
    }
    String model = node.kind().operations().renamedId("", settings.value());
    ObjectNode settled = node.settings().value().deepCopy();
    ArrayNode kept = settled.putArray(LIST);
    for (JsonNode alias : settings.value().path(LIST)) {
      if (isSet(node, model, alias)) {
        kept.add(alias);
      }
    }
    if (kept.size() == settings.value().path(LIST).size()) {
      return Optional.empty();
    }
    if (kept.isEmpty()) {
      settled.remove(LIST);
    }
    return Optional.of(node.with(Settings.of(settled, node.settings().types())));
  }

  /// Whether the alias can be set; a version that is wrong for good is an error, and stays in.
  private boolean isSet(Node node, String model, JsonNode alias) {
    String name = alias.path("alias_name").asText();
    ModelRef ref = version(model, alias);
    if (!(lookup.find(ref) instanceof Found.Missing)) {
      return true;
    }
    List<String> versions = lookup.versions(model);
    findings.add(
        placed(
            node,
            versions.isEmpty() ? tooEarly(node, ref, name) : unknownVersion(ref, name, versions)));
    return !versions.isEmpty();
  }

  private static Diagnostic unknownVersion(ModelRef ref, String alias, List<String> versions) {
    return Diagnostic.error(
            "alias-version-unknown",
            "the alias %s is to lead to version %s of %s, which does not exist"
                .formatted(alias, ref.label(), ref.name()))
        .detail(
            "There is %s. Name one of these, or take the alias out: aliases that nobody declares"
                    .formatted(String.join(", ", versions))
                + " are left to promotions.");
  }

  private static Diagnostic tooEarly(Node node, ModelRef ref, String alias) {
    return Diagnostic.warning(
            "alias-waits",
            "%s has no versions yet: its alias %s is set once version %s is there"
                .formatted(node.key(), alias, ref.label()))
        .detail("The next deployment after that sets it. Nothing is to be done here.");
  }

  private Diagnostic placed(Node node, Diagnostic finding) {
    Path at = node.key().path().field(LIST);
    return finding.at(at).in(Values.nearestSpan(tree, at));
  }
}
