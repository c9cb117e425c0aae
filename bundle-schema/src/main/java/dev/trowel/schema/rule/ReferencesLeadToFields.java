package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.rule.Referent.Missing;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.ReferencePlaces;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A reference that only a workspace can fill in names a field that there can be: a setting of a
/// resource, what the workspace reports of it, or of whoever deploys (format.md 2.7).
final class ReferencesLeadToFields implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Leaves.visit(
        bundle,
        (path, text, _) -> {
          for (Reference reference : Reference.references(text.text())) {
            problem(bundle, text, reference)
                .map(found -> found.at(path).in(ReferencePlaces.of(text, reference)))
                .ifPresent(diagnostics::add);
          }
        });
  }

  private static Optional<Diagnostic> problem(Inspected bundle, Text text, Reference reference) {
    if (!text.span().isWritten()) {
      return Optional.empty();
    }
    if (reference.root() == Reference.Root.RESOURCES) {
      return ofResource(bundle, reference);
    }
    // Whoever knows the deployer has told already what there is not.
    return Values.find(bundle.tree(), "workspace", "current_user") == null
            && Referents.of(bundle, reference) instanceof Missing missing
        ? Optional.of(
            Diagnostic.error("reference-missing", "reference does not exist: " + reference)
                .detail(advice(missing, "It can end with ")))
        : Optional.empty();
  }

  private static Optional<Diagnostic> ofResource(Inspected bundle, Reference reference) {
    if (reference.path().length() <= ResourceKey.STEPS) {
      return Optional.of(
          Diagnostic.error("reference-incomplete", reference + " names no field")
              .detail(
                  "Name a kind, a resource and one of its fields, such as"
                      + " ${resources.jobs.train.id}."));
    }
    Entry target = definition(bundle, reference.path());
    if (target == null || !(Referents.of(bundle, reference) instanceof Missing missing)) {
      return Optional.empty();
    }
    ResourceKey to = ResourceKey.in(reference.path()).orElseThrow();
    return Optional.of(
        Diagnostic.error(
                "unknown-resource-field", "%s has no field %s".formatted(to, missing.field()))
            .detail(advice(missing, "It is neither a setting nor what the workspace reports. Try "))
            .related("%s is defined here".formatted(to), target.key()));
  }

  private static String advice(Missing missing, String otherwise) {
    return Suggestion.nearest(missing.field(), missing.fields())
        .map("Did you mean %s?"::formatted)
        .orElseGet(() ->
            missing.fields().isEmpty()
                ? "Nothing is below it. Name the value as a whole."
                : otherwise + String.join(", ", missing.fields().stream().sorted().toList()) + ".");
  }

  private static @Nullable Entry definition(Inspected bundle, Path path) {
    return path.steps().get(2) instanceof Path.Field(String name)
            && Values.find(bundle.tree(), path.to(2)) instanceof Mapping resources
        ? resources.entries().get(name)
        : null;
  }
}
