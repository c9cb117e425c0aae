package dev.trowel.core.lease;

import dev.trowel.core.state.DeployLock;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Optional;

/// Words for what can be wrong with the turn.
final class LeaseProblem {

  private LeaseProblem() {}

  /// In the words of the incumbent's lock, as it means the same (format.md 4.7).
  static StopException held(Holder holder) {
    String more = String.join("\n", holder.lines());
    return new StopException(
        Diagnostic.error("lock-held", DeployLock.heldBy(holder.author().user(), holder.since()))
            .detail(
                DeployLock.WAY_OUT
                    + (more.isEmpty() ? "" : "\n" + more)
                    + "\nTo wait for it: trowel deploy --lock-timeout 10m. Should it be dead, its"
                    + " place is taken a minute after its last sign of life."));
  }

  static StopException comesAndGoes(String file) {
    return new StopException(
        Diagnostic.error("lock-held", "cannot take the turn to deploy: others take " + file)
            .detail("Other deployments come and go. Try again, or wait with --lock-timeout 10m."));
  }

  /// @param by who has it now, where that is known
  static Diagnostic lost(Optional<Claim> by) {
    String summary =
        by.map(claim -> "the turn to deploy was lost: " + Holder.of(claim).who() + " took it over")
            .orElse("the turn to deploy was lost: its file in the workspace is gone");
    return Diagnostic.error("lease-lost", summary)
        .detail(
            "Nothing more is begun. What was done until then is found by the next deployment: when"
                + " the other one is done, run plan to see what is left.");
  }

  static Diagnostic unconfirmed(String why) {
    return Diagnostic.error(
            "lease-lost", "it cannot be confirmed any more that it is our turn to deploy: " + why)
        .detail(
            "Nothing more is begun, as somebody else may deploy by now. Deploy again when the"
                + " workspace answers: what was done is found then.");
  }

  static Diagnostic left(String file, Diagnostic why) {
    return Diagnostic.warning("lock-left", "the turn to deploy is not given back: " + why.summary())
        .detail(
            "Nobody deploys any more. The next deployment looks for a minute whether anybody does,"
                + " and goes on; "
                + file
                + " may be deleted to spare it that.");
  }
}
