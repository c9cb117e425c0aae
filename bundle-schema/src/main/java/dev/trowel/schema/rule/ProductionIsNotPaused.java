package dev.trowel.schema.rule;

import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;

/// What has a schedule in production runs by it; only recommended, as many targets in production
/// mode are no production.
final class ProductionIsNotPaused implements Rule {

  private static final String FIELD = "pause_status";

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    if (bundle.mode() == Mode.PRODUCTION) {
      Objects.visit(
          bundle,
          (path, mapping, _, _) ->
              Jobs.known(mapping, FIELD)
                  .filter(status -> status.text().equals("PAUSED") && status.span().isWritten())
                  .map(status ->
                      Diagnostic.recommendation("production-paused", "this is paused in production")
                          .detail(
                              "Take it away in this target, or take the schedule away if it is"
                                  + " not to run.")
                          .at(path.field(FIELD))
                          .in(status.span()))
                  .ifPresent(diagnostics::add));
    }
  }
}
