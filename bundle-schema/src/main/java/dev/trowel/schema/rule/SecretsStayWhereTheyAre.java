package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.ReferencePlaces;
import java.util.List;

/// No resource is given the value of a secret by reference: it would be written down in that
/// resource's settings for all who may see them.
final class SecretsStayWhereTheyAre implements Rule {

  private static final int STEPS = 4;

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Leaves.visit(
        bundle,
        (path, text, _) -> {
          for (Reference reference : Reference.references(text.text())) {
            if (isSecret(reference)) {
              diagnostics.add(
                  Diagnostic.warning(
                          "secret-through-reference",
                          "%s puts a secret into other settings".formatted(reference))
                      .detail("Let the code read the secret by its name when it runs.")
                      .at(path)
                      .in(ReferencePlaces.of(text, reference)));
            }
          }
        });
  }

  private static boolean isSecret(Reference reference) {
    List<Path.Step> steps = reference.path().steps();
    return reference.root() == Reference.Root.RESOURCES
        && steps.size() == STEPS
        && steps.get(1) instanceof Path.Field(String kind)
        && steps.getLast() instanceof Path.Field(String field)
        && Schemas.kind(kind).filter(each -> each.facets().hidden().contains(field)).isPresent();
  }
}
