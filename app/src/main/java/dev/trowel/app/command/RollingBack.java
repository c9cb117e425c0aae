package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.undo.CannotPutBack;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Lets `deploy` put back what it did when something fails.
final class RollingBack {

  private static final String ASKED = "--rollback-on-failure";

  private RollingBack() {}

  /// The declaration of the option that asks for it.
  static OptionSpec option() {
    return flag("Put back what was done when something fails.", ASKED);
  }

  /// Whether it was asked for.
  static boolean isAsked(Invocation invocation) {
    return invocation.given().flag(ASKED);
  }

  /// What cannot be put back of `plan`; nothing where nobody asks for it.
  static List<Diagnostic> warnings(Invocation invocation, Plan plan) {
    return isAsked(invocation) ? CannotPutBack.warnings(plan) : List.of();
  }
}
