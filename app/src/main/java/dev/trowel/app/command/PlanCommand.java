package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.count;
import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.console.PlanJsonReport;
import dev.trowel.app.console.PlanPrinter;
import dev.trowel.app.console.PlanReport;
import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.IncumbentOptions;
import dev.trowel.app.option.SelectOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Deployer;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.hook.Moment;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.Reviewer;
import dev.trowel.core.select.Selecting;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// Shows what a deployment would do, and does nothing.
final class PlanCommand implements Command {

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String summary() {
    return "Show what deploy would do.";
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    OptionSpec quiet = count("Print the sums only; twice: nothing.", "-q", "--quiet");
    return switch (spelling) {
      case NATIVE ->
          Stream.concat(
                  Stream.of(
                      quiet,
                      Branch.option(),
                      SavedPlans.option(),
                      flag("Exit with 2 when there is something to do.", "--detailed-exitcode")),
                  SelectOptions.specs().stream())
              .toList();
      case INCUMBENT ->
          Stream.concat(Stream.of(quiet), IncumbentOptions.planning().stream()).toList();
    };
  }

  @Override
  public Exit run(Invocation invocation) {
    return Sessions.run(invocation, session -> plan(invocation, session));
  }

  private static Exit plan(Invocation invocation, Session opened) {
    Session session = SavedPlans.sparing(invocation, opened);
    Branch.check(invocation, session);
    Diagnostics warnings = new Diagnostics();
    int quiet = invocation.given().count("--quiet");
    ProgressPrinter progress = new ProgressPrinter(invocation.console(), quiet);
    Hooks hooks = session.hooks(invocation, quiet).until(Moment.POSTBUILD);
    Selecting selecting = SelectOptions.of(invocation.given(), invocation.spelling());
    Proposal proposal = new Deployer(session.site(), hooks, selecting).propose(warnings, progress);
    Branch.overwritten(invocation, proposal.plan()).forEach(warnings::add);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    Review review = Reviewer.review(proposal, session.site());
    print(invocation, session, proposal, review);
    SavedPlans.save(invocation, session, proposal, review);
    boolean pending = invocation.given().flag("--detailed-exitcode") && !proposal.isEmpty();
    return pending ? Exit.PENDING : Exit.DONE;
  }

  private static void print(
      Invocation invocation, Session session, Proposal proposal, Review review) {
    boolean incumbent = invocation.spelling() == Spelling.INCUMBENT;
    if (invocation.common().format() == Format.JSON) {
      invocation
          .console()
          .result(
              incumbent
                  ? PlanReport.incumbentJson(proposal.plan())
                  : PlanJsonReport.of(
                      proposal.plan(), review, session.bundle(), session.diagnostics().list()));
      return;
    }
    PlanPrinter printer = new PlanPrinter(invocation.console().paintsResult(), !incumbent);
    switch (invocation.given().count("--quiet")) {
      case 0 -> {
        invocation.console().result(incumbent ? "" : PlanReport.files(proposal));
        invocation.console().result(printer.print(proposal.plan()));
      }
      case 1 -> invocation.console().result(PlanPrinter.sums(proposal.plan()) + "\n");
      default -> {}
    }
  }
}
