package dev.trowel.app.command;

import dev.trowel.core.deploy.Deployer;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.deploy.Rollback;
import dev.trowel.core.history.Errand;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.Reviewer;
import dev.trowel.schema.diagnostic.Diagnostics;

/// A deployment of what was deployed once.
///
/// @param number that of the former deployment
/// @param isDry whether nothing is to be changed
record Rolling(long number, Rollback rollback, boolean isDry) {
  Deployer deployer() {
    return Deployer.again(rollback);
  }

  /// Shows what it would do, and nothing else.
  static Exit show(
      Invocation invocation, Session session, Proposal proposal, Diagnostics warnings) {
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    Review review = Reviewer.review(proposal, session.site());
    PlanForms forms = new PlanForms(session, proposal.plan(), review);
    PlanCommand.print(invocation, proposal.plan(), review, forms);
    return Exit.DONE;
  }

  /// What the history is to call it.
  Errand errand(Errand command) {
    return command.named("rollback of " + number);
  }
}
