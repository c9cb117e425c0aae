package dev.trowel.app.command;

import dev.trowel.app.option.Spelling;
import dev.trowel.core.approval.Followed;
import dev.trowel.core.approval.IncumbentPlan;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.Optional;

/// Lets a deployment in the incumbent's spelling do what a plan in the incumbent's form says
/// (format.md 1.5).
record Following(IncumbentPlan plan) {

  /// The plan that was named; empty when none was.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when it is no such plan
  static Optional<Following> of(Invocation invocation) {
    return invocation.spelling() == Spelling.INCUMBENT
        ? invocation
            .given()
            .value(Approval.PLAN)
            .map(name -> SavedPlans.named(invocation, Approval.PLAN, name))
            .map(IncumbentPlan::read)
            .map(Following::new)
        : Optional.empty();
  }

  /// What the plan says of `proposal`.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when it cannot be done any more
  Proposal follow(Proposal proposal, Diagnostics warnings) {
    plan.check(proposal.plan().base(), warnings);
    return proposal.with(Followed.plan(plan, proposal.plan(), warnings));
  }
}
