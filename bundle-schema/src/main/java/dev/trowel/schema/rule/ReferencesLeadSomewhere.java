package dev.trowel.schema.rule;

import static java.util.Objects.requireNonNull;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.Fix;
import dev.trowel.schema.diagnostic.Severity;
import dev.trowel.schema.python.PythonSection;
import dev.trowel.schema.rule.ResourceReferences.Use;
import dev.trowel.schema.shape.Suggestion;
import dev.trowel.schema.value.Rewrite;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// A reference to another resource names one that the bundle declares (format.md 4.3).
final class ReferencesLeadSomewhere implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (PythonSection.addsResources(bundle.tree())
        && bundle.before().stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
      // The code may not have run, and would have added what is missing.
      return;
    }
    for (Use use : bundle.references()) {
      if (!bundle.resources().containsKey(use.to())) {
        diagnostics.add(dangling(bundle, use));
      }
    }
  }

  private static Diagnostic dangling(Inspected bundle, Use use) {
    List<String> known = bundle.resources().keySet().stream().map(Object::toString).toList();
    Optional<String> nearest = Suggestion.nearest(use.to().toString(), known);
    return Diagnostic.error(
            "unknown-resource-reference",
            "invalid dependency \"%s\", no such node \"%s\""
                .formatted(use.label(), use.to().stateKey()))
        .detail(
            nearest
                .map("Did you mean %s?"::formatted)
                .orElse("Declare %s, or correct the reference.".formatted(use.to())))
        .at(use.at())
        .in(use.span())
        .fix(renaming(bundle, use, known));
  }

  private static Optional<Fix> renaming(Inspected bundle, Use use, List<String> known) {
    return Suggestion.only(use.to().toString(), known)
        .filter(_ -> Values.find(bundle.tree(), use.at()) instanceof Text)
        .flatMap(near ->
            Rewrite.inside(
                "write " + near,
                (Text) requireNonNull(Values.find(bundle.tree(), use.at())),
                "resources." + use.to(),
                "resources." + near));
  }
}
