package dev.trowel.core.deploy;

import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Severity;
import java.util.List;

/// Finds what a deployment would write over that somebody did by hand (format.md 3, 7).
///
/// An etag that differs is not enough: a deployment that failed half-way changes it, too (format.md
/// 9.2).
public final class HandEdits {

  private HandEdits() {}

  /// A warning for each object whose changes would be lost.
  public static List<Diagnostic> warnings(Plan plan) {
    return found(plan, Severity.WARNING);
  }

  /// An error with code `modified-remotely` for each object whose changes would be lost.
  public static List<Diagnostic> errors(Plan plan) {
    return found(plan, Severity.ERROR);
  }

  private static List<Diagnostic> found(Plan plan, Severity severity) {
    return plan.changes().stream()
        .filter(Planned::overwritesOthers)
        .map(line -> diagnostic(line, severity))
        .toList();
  }

  private static Diagnostic diagnostic(Planned line, Severity severity) {
    String what = line.kind().singular().replace('_', ' ');
    String summary = "%s \"%s\" has been modified remotely".formatted(what, line.key().name());
    Diagnostic found =
        switch (severity) {
          case ERROR -> Diagnostic.error("modified-remotely", summary);
          case WARNING, RECOMMENDATION -> Diagnostic.warning("modified-remotely", summary);
        };
    Diagnostic told =
        found
            .detail(
                "Somebody changed it by hand since it was last deployed, and deploying writes over"
                    + " that. Put the changes into the bundle, or deploy with --force.")
            .at(line.key().path());
    return line.span().map(told::in).orElse(told);
  }
}
