package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.core.deploy.GitBranch;
import dev.trowel.core.deploy.HandEdits;
import dev.trowel.core.plan.Plan;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Keeps `plan` and `deploy` to the branch that the target names, and from writing over what others
/// did by hand, unless told otherwise.
final class Branch {

  private static final String ANY = "--force";

  private Branch() {}

  /// The declaration of the option that allows both.
  static OptionSpec option() {
    return flag("Deploy from any git branch, and over changes made by hand.", ANY);
  }

  /// Stops on another branch than the target's, unless any was allowed.
  static void check(Invocation invocation, Session session) {
    if (!isForced(invocation)) {
      GitBranch.check(session.bundle().tree(), session.site().git());
    }
  }

  /// Warnings of what `plan` would write over that others did by hand; none when that was allowed.
  static List<Diagnostic> overwritten(Invocation invocation, Plan plan) {
    return isForced(invocation) ? List.of() : HandEdits.warnings(plan);
  }

  /// Whether `--force` was given.
  static boolean isForced(Invocation invocation) {
    return invocation.given().flag(ANY);
  }
}
