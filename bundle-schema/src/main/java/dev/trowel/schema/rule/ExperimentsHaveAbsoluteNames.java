package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;

/// The name of an experiment is its path in the workspace; the API refuses others.
final class ExperimentsHaveAbsoluteNames implements Rule {

  private static final String TYPE = "ml.CreateExperiment";
  private static final String NAME = "name";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          if (type.name().equals(TYPE)) {
            Jobs.known(mapping, NAME)
                .filter(name -> !name.text().startsWith("/"))
                .map(name ->
                    Diagnostic.error(
                            "experiment-name-relative",
                            "the experiment's name \"%s\" is no absolute path"
                                .formatted(name.text()))
                        .detail(
                            "Write a path in the workspace, such as"
                                + " /Users/${workspace.current_user.userName}/name.")
                        .at(path.field(NAME))
                        .in(name.span()))
                .ifPresent(diagnostics::add);
          }
        });
  }
}
