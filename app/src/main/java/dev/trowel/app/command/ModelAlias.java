package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.core.model.Label;
import dev.trowel.core.model.Pick;
import dev.trowel.core.model.Relabelling;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Lets an alias or a stage point to a version, or takes it away.
final class ModelAlias implements ModelVerb {
  private static final String DELETE = "--delete";

  @Override
  public List<String> details() {
    return List.of(
        "",
        "NAME is an alias (Unity Catalog) or a stage (the workspace's registry); VERSION",
        "a number, @alias or a stage. No gate is asked: model promote asks them. Whoever",
        "had it before is remembered, so that model rollback leads back.");
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>(ModelChange.options());
    options.add(flag("Delete the alias, whatever it points to.", DELETE));
    return List.copyOf(options);
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return ModelArguments.of("KEY NAME [VERSION]", "A model, an alias or stage, a version.");
  }

  @Override
  public Exit run(Invocation invocation) {
    boolean delete = invocation.given().flag(DELETE);
    int count = delete ? 2 : 3;
    String words = delete ? "KEY NAME with --delete" : "KEY NAME VERSION, or KEY NAME --delete";
    List<String> given = ModelArguments.given(invocation, words, count, count);
    Optional<Pick> version = given.stream().skip(2).findFirst().map(Pick::of);
    if (version.flatMap(Pick::target).isPresent()) {
      throw new StopException(
          Diagnostic.error("bad-usage", "an alias points to a version of its own model")
              .detail("trowel model promote KEY --from TARGET brings versions from elsewhere."));
    }
    Label label = label(given.get(1));
    return Sessions.run(
        invocation,
        session ->
            new ModelMoving(new ModelChange(invocation, session))
                .run(new Relabelling(session.site()).set(given.getFirst(), label, version)));
  }

  private static Label label(String text) {
    return Label.Stage.NAMES.stream().anyMatch(text::equalsIgnoreCase)
        ? Pick.stage(text)
        : Pick.alias(text);
  }
}
