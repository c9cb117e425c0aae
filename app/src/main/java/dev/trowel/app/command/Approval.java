package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.value;

import dev.trowel.core.approval.Binder;
import dev.trowel.core.approval.Moved;
import dev.trowel.core.approval.SavedPlan;
import dev.trowel.core.approval.SavedPlanFile;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.plan.Veil;
import dev.trowel.core.review.Reviewer;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// Holds a deployment to a saved plan: it does what the plan says, asks nothing, and does nothing
/// at all when anything has moved since.
record Approval(SavedPlanFile file, SavedPlan plan) {

  static final String PLAN = "--plan";

  /// The declaration of the option that names the plan.
  static OptionSpec option() {
    return value("FILE", "Carry out the plan that plan --out saved, and nothing else.", PLAN);
  }

  /// The plan to carry out; empty when none was named.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException when it is no such plan
  static Optional<Approval> of(Invocation invocation) {
    return SavedPlans.file(invocation, PLAN).map(file -> new Approval(file, file.read()));
  }

  /// The call with the plan's target.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `plan-moved` when another one was named
  Invocation aimed(Invocation invocation) {
    new Reading(invocation).options().named().ifPresent(new Moved(plan)::checkTarget);
    return invocation.aimedAt(plan.target());
  }

  /// The session to work in, made sure to be at the plan's place.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `plan-moved` when it is not
  Session session(Invocation invocation, Session session) {
    new Moved(plan).checkPlace(SavedPlans.binder(invocation, session, Optional.of(plan)).place());
    return session.without(file.path());
  }

  /// Makes sure that `proposal` is the plan's.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException `plan-moved` when anything has moved
  void check(Invocation invocation, Session session, Proposal proposal) {
    Site site = session.site();
    Binder binder = SavedPlans.binder(invocation, session, Optional.of(plan));
    new Moved(plan)
        .check(
            SavedPlan.of(
                plan.createdAt(),
                binder.bind(proposal, plan.binding()),
                Reviewer.review(proposal, site),
                Veil.of(site.bundle(), proposal.plan())));
  }
}
