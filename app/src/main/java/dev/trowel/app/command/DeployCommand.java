package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.DeployReport;
import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.app.console.ReviewPrinter;
import dev.trowel.app.option.AllOptions;
import dev.trowel.app.option.ConsentOptions;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Given;
import dev.trowel.app.option.IncumbentOptions;
import dev.trowel.app.option.SelectOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.deploy.Deployed;
import dev.trowel.core.deploy.Deployer;
import dev.trowel.core.deploy.Proposal;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.event.Event;
import dev.trowel.core.history.Errand;
import dev.trowel.core.review.Reviewer;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// Makes the workspace be what the bundle says.
final class DeployCommand implements Command {

  @Override
  public String name() {
    return "deploy";
  }

  @Override
  public String summary() {
    return "Make the workspace be what the bundle says.";
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return switch (spelling) {
      case NATIVE ->
          Stream.of(
                  ConsentOptions.specs(spelling),
                  List.of(
                      Branch.option(),
                      Overwriting.option(),
                      RollingBack.option(),
                      Approval.option()),
                  SelectOptions.specs(),
                  AllOptions.specs())
              .flatMap(List::stream)
              .toList();
      case INCUMBENT ->
          Stream.concat(
                  ConsentOptions.specs(spelling).stream(), IncumbentOptions.deploying().stream())
              .toList();
    };
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public void requireForAll(Given given) {
    AllOptions.requireTarget(given);
  }

  @Override
  public Exit run(Invocation invocation) {
    Optional<Approval> approval = Approval.of(invocation);
    Optional<Following> following = Following.of(invocation);
    if (approval.isEmpty()) {
      return Sessions.early(
          invocation,
          session ->
              Elsewhere.run(
                  invocation,
                  session,
                  there ->
                      new Run(invocation, there, Optional.empty(), following, Optional.empty())
                          .run()));
    }
    Invocation aimed = approval.get().aimed(invocation);
    return Sessions.early(
        aimed,
        session ->
            Elsewhere.run(
                aimed,
                approval.get().session(aimed, session),
                there -> new Run(aimed, there, approval, following, Optional.empty()).run()));
  }

  /// One deployment.
  ///
  /// @param approval the plan it is held to
  /// @param following the incumbent's plan that says what to do
  /// @param rollback what to deploy in the place of the session's bundle
  record Run(
      Invocation invocation,
      Session session,
      Optional<Approval> approval,
      Optional<Following> following,
      Optional<Rolling> rollback) {

    Exit run() {
      if (rollback.isEmpty()) {
        Branch.check(invocation, session);
      }
      Consent asked = Consent.of(invocation, session);
      Consent consent = approval.isPresent() ? asked.approved() : asked;
      Agreed agreed = new Agreed(invocation, isBound(), terms(consent));
      Optional<Exit> exit = Optional.empty();
      while (exit.isEmpty()) {
        exit = attempt(consent, agreed);
      }
      return exit.get();
    }

    private Terms terms(Consent consent) {
      return consent
          .options()
          .terms(session.isAlone())
          .rollingBack(RollingBack.isAsked(invocation));
    }

    /// Whether it is one plan that is to be carried out, or none.
    private boolean isBound() {
      return approval.isPresent() || following.isPresent() || rollback.isPresent();
    }

    /// Plans, asks and deploys once.
    ///
    /// @return empty when somebody else deployed after it was planned, and it is to be planned anew
    private Optional<Exit> attempt(Consent consent, Agreed agreed) {
      Diagnostics found = new Diagnostics();
      int quiet = consent.options().quiet();
      ProgressPrinter progress = new ProgressPrinter(invocation.console(), quiet);
      Deployer deployer = deployer(quiet);
      Terms terms = agreed.terms();
      invocation.engine().tell(progress);
      progress.accept(new Event.Reading());
      Waiter waiter = Waiting.on(invocation, session, progress);
      Renaming renaming = new Renaming(invocation, consent, session.bundle().mode());
      Proposal proposal =
          followed(deployer.propose(terms, waiter, found, progress, renaming::isRename), found);
      progress.finish();
      Diagnostics warnings = Beforehand.told(invocation.console(), found);
      Doubting.check(invocation, warnings);
      warnings.addAll(Protecting.check(invocation, proposal.protection().prevented()));
      if (rollback.filter(Rolling::isDry).isPresent()) {
        return Optional.of(Rolling.show(invocation, session, proposal, warnings));
      }
      if (!agreed.isTo(Reviewer.review(proposal, session.site()))
          && !isAgreed(proposal, consent, renaming)) {
        invocation.console().progress("Deployment cancelled!");
        return Optional.of(consent.declined());
      }
      return deployed(deployer, proposal, agreed, waiter, warnings, progress)
          .map(deployed -> report(proposal, deployed, warnings, quiet));
    }

    private boolean isAgreed(Proposal proposal, Consent consent, Renaming renaming) {
      approval.ifPresent(approved -> approved.check(invocation, session, proposal));
      tell(renaming.told(proposal.plan()));
      tell(RollingBack.warnings(invocation, proposal.plan()));
      announce(proposal, consent.options().quiet());
      Overwriting.check(invocation, session, proposal.plan(), consent.isApproved());
      renaming.requireClear(proposal.plan());
      return consent.toDeploy(proposal.plan());
    }

    private Optional<Deployed> deployed(
        Deployer deployer,
        Proposal proposal,
        Agreed agreed,
        Waiter waiter,
        Diagnostics warnings,
        ProgressPrinter progress) {
      progress.accept(new Event.Preparing());
      try {
        Halt halt = invocation.engine().halt();
        Terms terms = agreed.terms().until(halt);
        return Optional.of(halt.during(() -> deployer.carryOut(proposal, terms, waiter, warnings)));
      } catch (StopException stop) {
        if (agreed.isWorthAnotherTry(stop)) {
          return Optional.empty();
        }
        invocation.console().report(warnings.list());
        throw Unfinished.spelt(stop, invocation.spelling());
      } finally {
        progress.finish();
      }
    }

    private Deployer deployer(int quiet) {
      Deployer deployer =
          rollback
              .map(Rolling::deployer)
              .orElseGet(() ->
                  new Deployer(
                      site(),
                      session.hooks(invocation, quiet),
                      SavedPlans.selecting(invocation, approval.map(Approval::plan))));
      Errand errand = Errands.of(invocation);
      return deployer.as(rollback.map(each -> each.errand(errand)).orElse(errand));
    }

    private Proposal followed(Proposal proposal, Diagnostics warnings) {
      return following.map(plan -> plan.follow(proposal, warnings)).orElse(proposal);
    }

    private Site site() {
      return IncumbentOptions.of(invocation.given()).failsOnActiveRuns()
          ? session.site().refusingActiveRuns()
          : session.site();
    }

    /// What is to be known before anybody agrees.
    private void tell(List<Diagnostic> found) {
      invocation.console().report(found);
      session.diagnostics().addAll(found);
    }

    private void announce(Proposal proposal, int quiet) {
      if (invocation.spelling() == Spelling.NATIVE && quiet == 0) {
        Console console = invocation.console();
        new ReviewPrinter(console.progressWidth(), console.paintsProgress())
            .print(Reviewer.review(proposal, session.site()).withoutStops())
            .lines()
            .forEach(console::progress);
        console.progress("");
      }
    }

    private Exit report(Proposal proposal, Deployed deployed, Diagnostics warnings, int quiet) {
      Outcome outcome = deployed.outcome();
      Unfinished.report(invocation, session, deployed, warnings);
      DeployReport report =
          new DeployReport(
              proposal.plan(),
              deployed,
              session.links().of(deployed.state()),
              proposal.models().held().size());
      report.counts().forEach(invocation.tally()::count);
      print(report, quiet);
      return outcome.succeeded() ? Exit.DONE : Exit.FAILED;
    }

    private void print(DeployReport report, int quiet) {
      Console console = invocation.console();
      switch (invocation.spelling()) {
        case NATIVE -> {
          if (invocation.common().format() == Format.JSON) {
            console.result(report.json(session.diagnostics().list()));
          } else if (quiet < 2 && !report.isWhole()) {
            console.result(report.failure(console.resultWidth()));
          } else if (quiet < 2) {
            console.result((quiet == 0 ? report.links() : "") + report.sums());
            if (quiet == 0 && !report.pages().isEmpty()) {
              session.hint(invocation);
            }
          }
        }
        case INCUMBENT -> {
          if (quiet < 2) {
            report.incumbentSums().lines().forEach(console::progress);
          }
        }
      }
    }
  }
}
