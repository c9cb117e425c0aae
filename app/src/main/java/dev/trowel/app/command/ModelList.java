package dev.trowel.app.command;

import dev.trowel.app.console.ModelPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.core.model.ModelView;
import dev.trowel.core.model.Registered;
import dev.trowel.core.state.Parallel;
import java.util.List;

/// Lists the models of a bundle with their versions.
final class ModelList implements ModelVerb {

  @Override
  public List<String> details() {
    return List.of(
        "",
        "Shows registered_models (Unity Catalog, aliases) and models (the workspace's",
        "registry, stages) of the target, the latest five versions of each and all that",
        "have an alias or a stage.");
  }

  @Override
  public Exit run(Invocation invocation) {
    ModelArguments.given(invocation, "no arguments", 0, 0);
    return Sessions.run(invocation, session -> list(invocation, session));
  }

  private static Exit list(Invocation invocation, Session session) {
    List<ModelView> models = Parallel.map(Registered.all(session.site()), ModelView::of);
    ModelPrinter printer = new ModelPrinter(session.bundle().target());
    invocation
        .console()
        .result(
            invocation.common().format() == Format.JSON
                ? printer.json("model list", models, session.diagnostics().list())
                : printer.list(models));
    return Exit.DONE;
  }
}
