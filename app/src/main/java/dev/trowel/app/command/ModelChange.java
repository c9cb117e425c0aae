package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.option.LockTimeout;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.model.DeclaredAlias;
import dev.trowel.core.model.Label;
import dev.trowel.core.model.Registered;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.OptionSpec;

/// What all commands have in common that change something about a model.
///
/// @param session of the target in which it is changed
record ModelChange(Invocation invocation, Session session) {
  private static final String DRY_RUN = "--dry-run";

  /// The options of all of them.
  static List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>(StateConsent.options());
    options.add(LockTimeout.spec());
    options.add(flag("Only show what it would do.", DRY_RUN));
    return List.copyOf(options);
  }

  /// Whether nothing is to be changed.
  boolean isDry() {
    return invocation.given().flag(DRY_RUN);
  }

  /// Whether the user agrees: what is in production is asked for.
  ///
  /// @param doing what to, as in `promoting x`
  /// @throws StopException `consent-missing` where nobody can be asked
  boolean isAgreed(String doing) {
    return session.bundle().mode() != Mode.PRODUCTION || StateConsent.isGiven(invocation, doing);
  }

  /// Does what must not be broken off.
  <T> T during(Function<Terms, T> work) {
    Halt halt = invocation.engine().halt();
    Terms terms =
        Terms.usual(StateConsent.forcesLock(invocation, session))
            .waiting(LockTimeout.of(invocation.given()))
            .until(halt);
    return halt.during(() -> work.apply(terms));
  }

  /// Tells of something; not of what was done where nobody wants to know.
  void tell(String text) {
    if (isDry() || !ModelQuiet.isGiven(invocation)) {
      invocation.console().progressHanging(text);
    }
  }

  /// Says where a deployment would undo the move.
  ///
  /// @param to empty where nobody knows yet, or nothing is to have it
  void warnIfDeclared(Registered model, Label label, Optional<Long> to) {
    report(DeclaredAlias.warning(session.bundle(), model, label, to).stream().toList());
  }

  /// Shows what was found.
  void report(Diagnostics found) {
    report(found.list());
  }

  /// Shows what was found.
  void report(List<Diagnostic> found) {
    invocation.console().report(found);
    session.diagnostics().addAll(found);
  }
}
