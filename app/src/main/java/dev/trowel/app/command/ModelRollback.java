package dev.trowel.app.command;

import dev.trowel.core.model.Label;
import dev.trowel.core.model.Relabelling;
import dev.trowel.core.model.Relabelling.Wanted;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Moves an alias or a stage back to the version that had it before.
final class ModelRollback implements ModelVerb {

  @Override
  public List<String> details() {
    return List.of(
        "",
        "Takes back the last promotion that still holds; again, the one before it. The",
        "version that is left stays, and nothing else is deployed or undone.");
  }

  @Override
  public List<OptionSpec> options() {
    return Stream.concat(ModelLabels.options().stream(), ModelChange.options().stream()).toList();
  }

  @Override
  public List<PositionalParamSpec> arguments() {
    return ModelArguments.of("KEY", "A model of the bundle.");
  }

  @Override
  public Exit run(Invocation invocation) {
    String key = ModelArguments.given(invocation, "a model", 1, 1).getFirst();
    Label label = ModelLabels.of(invocation.given());
    return Sessions.run(
        invocation,
        session -> {
          ModelChange change = new ModelChange(invocation, session);
          Diagnostics warnings = new Diagnostics();
          try {
            Wanted wanted = new Relabelling(session.site()).back(key, label, warnings);
            return new ModelMoving(change).run(wanted);
          } finally {
            change.report(warnings);
          }
        });
  }
}
