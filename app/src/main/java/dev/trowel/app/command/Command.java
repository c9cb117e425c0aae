package dev.trowel.app.command;

import dev.trowel.app.option.Given;
import dev.trowel.app.option.Spelling;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// One command of the program.
public interface Command {

  /// Its words, such as `deploy` or `local serve`.
  String name();

  /// What it does, one line of at most 60 characters.
  String summary();

  /// More about it for its own help; empty when the summary says it all.
  default List<String> details(Spelling spelling) {
    return List.of();
  }

  /// The options that only it has.
  default List<OptionSpec> options(Spelling spelling) {
    return List.of();
  }

  /// Its arguments; none or one declaration.
  default List<PositionalParamSpec> arguments() {
    return List.of();
  }

  /// Whether `--all` runs it for every bundle below a folder; such a command declares
  /// [dev.trowel.app.option.AllOptions].
  default boolean repeats() {
    return false;
  }

  /// Refuses what `--all` cannot go without.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `bad-usage`
  default void requireForAll(Given given) {}

  /// Runs it.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when it cannot go on; the caller reports
  Exit run(Invocation invocation);
}
