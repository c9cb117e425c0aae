package dev.trowel.app.command;

import dev.trowel.app.console.ModelPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.core.model.ModelView;
import dev.trowel.core.model.MovesFile;
import dev.trowel.core.model.Pick;
import dev.trowel.core.model.Registered;
import dev.trowel.core.model.VersionView;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Shows one model, or one version of it.
final class ModelShow implements ModelVerb {

  @Override
  public List<String> details() {
    return List.of(
        "",
        "With a version: its tags, and metrics and parameters of the run that made it.",
        "A version is a number, an alias or a stage: 3, @champion, Production.");
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return ModelArguments.of("KEY [VERSION]", "A model of the bundle, and perhaps a version.");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<String> given = ModelArguments.given(invocation, "a model, and perhaps a version", 1, 2);
    Optional<Pick> pick = given.stream().skip(1).findFirst().map(Pick::of);
    Invocation aimed = pick.flatMap(Pick::target).map(invocation::aimedAt).orElse(invocation);
    return Sessions.run(aimed, session -> show(aimed, session, given.getFirst(), pick));
  }

  private static Exit show(
      Invocation invocation, Session session, String key, Optional<Pick> pick) {
    Registered model = Registered.of(session.site(), key);
    ModelPrinter printer = new ModelPrinter(session.bundle().target());
    boolean isJson = invocation.common().format() == Format.JSON;
    String text;
    if (pick.isEmpty()) {
      model.model();
      Diagnostics warnings = new Diagnostics();
      ModelView view = ModelView.of(model).with(MovesFile.of(session.site()).read(warnings));
      invocation.console().report(warnings.list());
      session.diagnostics().addAll(warnings.list());
      text =
          isJson
              ? printer.json("model show", List.of(view), session.diagnostics().list())
              : printer.one(view);
    } else {
      VersionView view = VersionView.of(model, pick.get().in(model));
      text = isJson ? printer.json(view, session.diagnostics().list()) : printer.version(view);
    }
    invocation.console().result(text);
    return Exit.DONE;
  }
}
