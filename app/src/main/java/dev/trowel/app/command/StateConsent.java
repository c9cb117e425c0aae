package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/// Asks before what is recorded is written by hand.
final class StateConsent {

  private StateConsent() {}

  static List<OptionSpec> options() {
    return List.of(
        flag("Do not ask.", "--auto-approve"),
        flag("Take the lock, whoever holds it.", "--force-lock"));
  }

  /// Whether the user agrees.
  ///
  /// @param doing what to, as in `forgetting jobs.a`
  /// @throws StopException `consent-missing` where nobody can be asked
  static boolean isGiven(Invocation invocation, String doing) {
    if (invocation.given().flag("--auto-approve")) {
      return true;
    }
    if (!invocation.console().canAsk()) {
      throw new StopException(
          Diagnostic.error("consent-missing", doing + " takes a yes, and nobody can be asked")
              .detail("Nothing was changed. Where that is meant, give --auto-approve."));
    }
    return invocation.console().ask("Would you like to proceed?");
  }

  /// A workspace that ends with this command has nobody else in it.
  static boolean forcesLock(Invocation invocation, Session session) {
    return invocation.given().flag("--force-lock") || session.isAlone();
  }
}
