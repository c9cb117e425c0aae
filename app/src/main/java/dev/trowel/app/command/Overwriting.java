package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.HandEdits;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.review.DriftGuard;
import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/// Keeps `deploy` from writing over what somebody changed in the workspace, unless that is agreed
/// to.
final class Overwriting {

  private static final String AGREED = "--overwrite-drift";

  private Overwriting() {}

  /// The declaration of the option that agrees to it.
  static OptionSpec option() {
    return flag("Undo what was changed in the workspace by hand.", AGREED);
  }

  /// Whether a deployment may write over what was changed by hand: developing is trying things out,
  /// and the incumbent never asks.
  ///
  /// @param approved whether somebody approved a plan that names it
  static boolean mayOverwriteDrift(Invocation invocation, Mode mode, boolean approved) {
    return approved
        || mode == Mode.DEVELOPMENT
        || invocation.spelling() == Spelling.INCUMBENT
        || invocation.given().flag(AGREED);
  }

  /// Stops where `plan` writes over what may not be written over; in the incumbent's spelling warns
  /// where the other one stops.
  ///
  /// @throws StopException `drift-overwritten`, or `modified-remotely` for what tells by itself
  ///   that somebody changed it
  static void check(Invocation invocation, Session session, Plan plan, boolean approved) {
    Mode mode = session.bundle().mode();
    List<Diagnostic> errors = new ArrayList<>();
    List<Diagnostic> edited = HandEdits.errors(plan);
    if (!mayOverwriteDrift(invocation, mode, approved)) {
      errors.addAll(
          without(
              forced(invocation, plan), DriftGuard.errors(plan, Veil.of(session.bundle(), plan))));
    } else if (invocation.spelling() == Spelling.INCUMBENT && mode != Mode.DEVELOPMENT) {
      List<Diagnostic> warnings =
          without(paths(edited), DriftGuard.warnings(plan, Veil.of(session.bundle(), plan)));
      invocation.console().report(warnings);
      session.diagnostics().addAll(warnings);
    }
    if (!approved && !invocation.given().flag(AGREED) && !Branch.isForced(invocation)) {
      errors.addAll(without(paths(errors), edited));
    }
    if (!errors.isEmpty()) {
      throw new StopException(errors);
    }
  }

  /// What `--force` allows: to write over what tells by itself that somebody changed it.
  private static Set<Path> forced(Invocation invocation, Plan plan) {
    return Branch.isForced(invocation)
        ? plan.changes().stream()
            .filter(Planned::overwritesOthers)
            .map(line -> line.key().path())
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static Set<Path> paths(List<Diagnostic> found) {
    return found.stream().flatMap(each -> each.paths().stream()).collect(Collectors.toSet());
  }

  private static List<Diagnostic> without(Set<Path> paths, List<Diagnostic> found) {
    return found.stream().filter(each -> each.paths().stream().noneMatch(paths::contains)).toList();
  }
}
