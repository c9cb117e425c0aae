package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.option.Given;
import dev.trowel.core.model.Label;
import dev.trowel.core.model.Pick;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// The options that name an alias or a stage.
final class ModelLabels {
  private static final String ALIAS = "--alias";
  private static final String STAGE = "--stage";

  private ModelLabels() {}

  static List<OptionSpec> options() {
    return List.of(
        value("NAME", "The alias to move, such as champion (Unity Catalog).", ALIAS),
        value("STAGE", "The stage: Staging or Production (workspace registry).", STAGE));
  }

  /// The one that was given.
  ///
  /// @throws StopException `bad-usage` when none was, or both
  static Label of(Given given) {
    Optional<Label> alias = given.value(ALIAS).map(Pick::alias);
    Optional<Label> stage = given.value(STAGE).map(Pick::stage);
    List<Label> all = Stream.of(alias, stage).flatMap(Optional::stream).toList();
    if (all.size() != 1) {
      throw new StopException(
          Diagnostic.error("bad-usage", "name what is to move: --alias NAME or --stage STAGE")
              .detail(
                  "Models of Unity Catalog have aliases, those of the workspace's registry"
                      + " stages."));
    }
    return all.getFirst();
  }
}
