package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.count;

import picocli.CommandLine.Model.OptionSpec;

/// The option of all commands on models that has them print what was asked for, and errors.
final class ModelQuiet {
  private static final String NAME = "--quiet";

  private ModelQuiet() {}

  static OptionSpec option() {
    return count("Print what was asked for and errors only.", "-q", NAME);
  }

  static boolean isGiven(Invocation invocation) {
    return invocation.given().count(NAME) > 0;
  }
}
