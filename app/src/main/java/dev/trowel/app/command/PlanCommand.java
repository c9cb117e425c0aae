package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.count;
import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.PlanPrinter;
import dev.trowel.app.console.PlanReport;
import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.app.option.AllOptions;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.IncumbentOptions;
import dev.trowel.app.option.SelectOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Deployer;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.hook.Moment;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.review.Review;
import dev.trowel.core.review.Reviewer;
import dev.trowel.core.select.Selecting;
import dev.trowel.schema.diagnostic.Diagnostic;
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
          Stream.of(
                  Stream.of(
                      quiet,
                      Branch.option(),
                      SavedPlans.option(),
                      flag("Exit with 2 when there is something to do.", "--detailed-exitcode")),
                  ReportOptions.specs("Print the plan as", PlanForms.names()).stream(),
                  SelectOptions.specs().stream(),
                  AllOptions.specs().stream())
              .flatMap(each -> each)
              .toList();
      case INCUMBENT ->
          Stream.concat(Stream.of(quiet), IncumbentOptions.planning().stream()).toList();
    };
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public Exit run(Invocation invocation) {
    ReportOptions reports =
        ReportOptions.of(invocation.given(), invocation.common().directory(), PlanForms.names());
    return Sessions.early(invocation, session -> plan(invocation, session, reports));
  }

  private static Exit plan(Invocation invocation, Session opened, ReportOptions reports) {
    Session session = SavedPlans.sparing(invocation, opened);
    Branch.check(invocation, session);
    Diagnostics warnings = new Diagnostics();
    int quiet = invocation.given().count("--quiet");
    ProgressPrinter progress = new ProgressPrinter(invocation.console(), quiet);
    invocation.engine().tell(progress);
    Hooks hooks = session.hooks(invocation, quiet).until(Moment.POSTBUILD);
    Selecting selecting = SelectOptions.of(invocation.given(), invocation.spelling());
    Proposal proposal = new Deployer(session.site(), hooks, selecting).propose(warnings, progress);
    progress.finish();
    List<Diagnostic> prevented = proposal.protection().prevented();
    warnings.addAll(Protecting.told(invocation, prevented));
    Branch.overwritten(invocation, proposal.plan()).forEach(warnings::add);
    Renaming.warnings(invocation, proposal.plan()).forEach(warnings::add);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    Review review = Reviewer.review(proposal, session.site());
    tell(invocation.tally(), review);
    PlanForms forms = new PlanForms(session, proposal.plan(), review);
    reports
        .format()
        .ifPresentOrElse(
            form -> invocation.console().result(forms.text(form)),
            () -> print(invocation, proposal.plan(), review, forms));
    reports.write(forms::text);
    if (invocation.spelling() == Spelling.NATIVE && !prevented.isEmpty()) {
      return Exit.FAILED;
    }
    SavedPlans.save(invocation, session, proposal, review);
    boolean pending = invocation.given().flag("--detailed-exitcode") && !proposal.isEmpty();
    return pending ? Exit.PENDING : Exit.DONE;
  }

  private static void tell(Tally tally, Review review) {
    tally.count("to add", review.counts().add());
    tally.count("to change", review.counts().change());
    tally.count("to delete", review.counts().delete());
    tally.count("unchanged", review.counts().unchanged());
  }

  /// Prints a plan in the form that was asked for.
  static void print(Invocation invocation, Plan plan, Review review, PlanForms forms) {
    Console console = invocation.console();
    boolean incumbent = invocation.spelling() == Spelling.INCUMBENT;
    if (invocation.common().format() == Format.JSON) {
      console.result(incumbent ? PlanReport.incumbentJson(plan) : forms.json());
      return;
    }
    switch (invocation.given().count("--quiet")) {
      case 0 ->
          console.result(
              incumbent
                  ? new PlanPrinter(console.paintsResult()).print(plan)
                  : forms.text(console.resultWidth(), console.paintsResult()));
      case 1 ->
          console.result((incumbent ? PlanPrinter.sums(plan) : PlanPrinter.sums(review)) + "\n");
      default -> {}
    }
  }
}
