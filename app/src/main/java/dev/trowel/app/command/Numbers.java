package dev.trowel.app.command;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Numbers of deployments, as they are written on the command line.
final class Numbers {
  private Numbers() {}

  /// The declaration of the arguments.
  ///
  /// @param arity how many there may be, such as `0..1`
  static PositionalParamSpec argument(String label, String help, String arity) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .description(help)
        .hideParamSyntax(true)
        .arity(arity)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  /// The numbers that were given.
  ///
  /// @param most how many there may be
  /// @throws StopException `bad-usage`
  static List<Long> of(Invocation invocation, int most) {
    List<String> given = invocation.given().arguments();
    if (given.size() > most) {
      throw new StopException(
          Diagnostic.error("bad-usage", "at most " + most + " numbers of deployments, please"));
    }
    return given.stream().map(Numbers::number).toList();
  }

  private static long number(String text) {
    if (!text.matches("0*[1-9]\\d{0,9}")) {
      throw new StopException(
          Diagnostic.error("bad-usage", "no number of a deployment: " + text)
              .detail("trowel history shows the numbers, such as 41."));
    }
    return Long.parseLong(text);
  }
}
