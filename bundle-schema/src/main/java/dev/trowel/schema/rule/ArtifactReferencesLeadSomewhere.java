package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path.Field;
import dev.trowel.schema.address.Path.Step;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;

/// A reference to an artifact names one that the bundle declares (format.md 2.7).
final class ArtifactReferencesLeadSomewhere implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Mapping artifacts = Values.mapping(bundle.tree(), "artifacts");
    Leaves.visit(
        bundle,
        (path, text, _) -> {
          for (Reference reference : Reference.references(text.text())) {
            List<Step> steps = reference.path().steps();
            if (reference.root() == Reference.Root.ARTIFACTS
                && steps.size() > 1
                && steps.get(1) instanceof Field(String name)
                && !artifacts.entries().containsKey(name)) {
              diagnostics.add(
                  Diagnostic.error(
                          "artifact-undeclared", "artifact %s is not declared".formatted(name))
                      .detail(
                          Suggestion.advice(
                              name,
                              artifacts.entries().sequencedKeySet(),
                              "Declare it under artifacts, or correct the reference."))
                      .at(path)
                      .in(text.span()));
            }
          }
        });
  }
}
