package dev.trowel.core.ready;

import dev.trowel.core.plan.Node;
import dev.trowel.core.ready.Readiness.Held;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;

/// What is to be said of resources and the models that they name.
///
/// @param tree the bundle's, which knows where things are written
/// @param uses the models that the resource names
record Findings(Mapping tree, Node node, ModelUses uses) {

  private static final String DECLARE =
      " Or say lifecycle: {skip_until_model: true} to leave the resource out until then, or"
          + " lifecycle: {wait_for_model: 30m} to have deployments wait.";

  /// Nothing can be sent as long as an alias stands where a number goes.
  Diagnostic missing(ModelRef ref, String wayOut) {
    String summary = "%s needs %s, which does not exist".formatted(node.key(), ref);
    Diagnostic finding =
        uses.open().containsKey(ref)
            ? Diagnostic.error("model-not-there", summary)
            : Diagnostic.warning("model-not-there", summary);
    return placed(finding.detail(wayOut + DECLARE), place(ref));
  }

  Diagnostic leftOut(Held held) {
    String summary =
        "%s is left out: it needs %s, which does not exist".formatted(node.key(), held.text());
    return placed(
        Diagnostic.recommendation("left-out-until-model", summary)
            .detail(held.wayOut() + " The next deployment after that takes it along."),
        place(held.missing().getFirst()));
  }

  Diagnostic unreadable(ModelRef ref, String reason) {
    return placed(
        Diagnostic.error(
                "model-unreadable", "cannot find out where %s leads: %s".formatted(ref, reason))
            .detail(
                "Nothing was changed. Check that this identity may use the model (%s), or write the"
                        .formatted(right(ref))
                    + " version's number."),
        place(ref));
  }

  private static String right(ModelRef ref) {
    return switch (ref.sort()) {
      case VERSION, ALIAS -> "EXECUTE";
      case STAGE -> "CAN_READ";
    };
  }

  Diagnostic unknownModel(Path place) {
    return placed(
        Diagnostic.error(
                "alias-needs-catalog",
                "%s names a version by an alias or stage, and nobody knows of which model"
                    .formatted(node.key()))
            .detail(
                "An alias belongs to a model of Unity Catalog, whose name has three parts and is"
                    + " known before anything is deployed; a stage to one of the workspace's"
                    + " registry. Write such a name, or the version's number."),
        place);
  }

  private Path place(ModelRef ref) {
    return uses.all().getOrDefault(ref, Path.ROOT);
  }

  private Diagnostic placed(Diagnostic finding, Path below) {
    Path at = node.key().path();
    return finding.at(at).in(Values.nearestSpan(tree, at.then(below)));
  }

  static Diagnostic needed(Node node, ResourceKey left, String label) {
    return placed(
        node,
        Diagnostic.error(
                "left-out-needed",
                "%s refers to %s of %s, which is left out until its model is there"
                    .formatted(node.key(), label, left))
            .detail(
                "Give it lifecycle: {skip_until_model: true} and a text with the model's address,"
                    + " take the reference out, or let %s wait: lifecycle: {wait_for_model: 30m}."
                        .formatted(left)));
  }

  private static Diagnostic placed(Node node, Diagnostic finding) {
    return finding.at(node.key().path()).in(node.span());
  }
}
