package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.core.deploy.GitBranch;
import picocli.CommandLine.Model.OptionSpec;

/// Keeps `plan` and `deploy` to the branch that the target names, unless told otherwise.
final class Branch {

  private static final String ANY = "--force";

  private Branch() {}

  /// The declaration of the option that allows any branch.
  static OptionSpec option() {
    return flag("Deploy from any git branch.", ANY);
  }

  /// Stops on another branch than the target's, unless any was allowed.
  static void check(Invocation invocation, Session session) {
    if (!invocation.given().flag(ANY)) {
      GitBranch.check(session.bundle().tree(), session.site().git());
    }
  }
}
