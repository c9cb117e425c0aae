package dev.trowel.app.command;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What one of the commands on models does; made when it is called.
interface ModelVerb {

  /// More about it for its own help.
  List<String> details();

  /// The options that only it has.
  default List<OptionSpec> options() {
    return List.of();
  }

  /// Its arguments; none or one declaration.
  default List<PositionalParamSpec> arguments() {
    return List.of();
  }

  /// Runs it.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when it cannot go on; the caller reports
  Exit run(Invocation invocation);
}
