package dev.trowel.app.command;

import dev.trowel.core.deploy.Terms;
import dev.trowel.core.review.Review;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Optional;

/// What was agreed to in one run of `deploy`, which plans again by itself when it waited for
/// somebody who deployed meanwhile.
final class Agreed {

  private static final String STALE = "plan-stale";

  /// So often others may be quicker.
  private static final int TRIES = 10;

  private final Invocation invocation;
  private final boolean isBound;
  private final Terms terms;
  private Optional<Review> review = Optional.empty();
  private int tries;

  /// @param isBound whether one certain plan is to be carried out, or none
  /// @param terms on which it is deployed
  Agreed(Invocation invocation, boolean isBound, Terms terms) {
    this.invocation = invocation;
    this.isBound = isBound;
    this.terms = terms;
  }

  Terms terms() {
    return terms;
  }

  /// Whether somebody agreed to just this a moment ago; from now on this is what is agreed to.
  boolean isTo(Review now) {
    boolean same = review.equals(Optional.of(now));
    review = Optional.of(now);
    return same;
  }

  /// Whether nothing was changed because somebody else deployed, and whoever waits for others wants
  /// to go on after them; says so.
  boolean isWorthAnotherTry(StopException stop) {
    boolean again =
        !terms.lockTimeout().isZero()
            && !isBound
            && stop.diagnostics().getFirst().code().equals(STALE)
            && ++tries < TRIES;
    if (again) {
      invocation.console().progress("Somebody deployed meanwhile: planning again");
    }
    return again;
  }
}
