package dev.trowel.app.command;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The arguments of the commands on models.
final class ModelArguments {

  private ModelArguments() {}

  /// Their declaration.
  ///
  /// @param label such as `KEY VERSION`
  static List<PositionalParamSpec> of(String label, String help) {
    return List.of(
        PositionalParamSpec.builder()
            .paramLabel(label)
            .description(help)
            .hideParamSyntax(true)
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
  }

  /// What was given.
  ///
  /// @param words what the arguments are, as the refusal shows it
  /// @throws StopException `bad-usage` when there are fewer than `least` or more than `most`
  static List<String> given(Invocation invocation, String words, int least, int most) {
    List<String> given = invocation.given().arguments();
    if (given.size() < least || given.size() > most) {
      throw new StopException(
          Diagnostic.error("bad-usage", invocation.command() + " takes " + words)
              .detail("trowel " + invocation.command() + " --help says more."));
    }
    return given;
  }
}
