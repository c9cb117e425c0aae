package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.DestroyReport;
import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.app.console.ReviewPrinter;
import dev.trowel.app.option.ConsentOptions;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.deploy.Destroyer;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.review.Reviewer;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// Takes a deployment down.
final class DestroyCommand implements Command {

  private static final String NO_CONSENT =
      "this command will destroy all resources deployed by this bundle, including workspace files"
          + " in the deployment directory.";

  @Override
  public String name() {
    return "destroy";
  }

  @Override
  public String summary() {
    return "Delete what was deployed, and the deployment's folder.";
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return ConsentOptions.specs(spelling);
  }

  @Override
  public Exit run(Invocation invocation) {
    refuseEarly(invocation, ConsentOptions.of(invocation.given()));
    return Sessions.run(
        invocation,
        session ->
            Elsewhere.run(
                invocation,
                session,
                there -> new Run(invocation, there, Consent.of(invocation, there)).run()));
  }

  /// Where nobody can be asked and nothing was agreed to, nothing need be loaded (format.md 1.2).
  private static void refuseEarly(Invocation invocation, ConsentOptions options) {
    boolean agreed = options.autoApprove() || !options.allowDelete().isEmpty();
    if (!agreed && !invocation.console().canAsk()) {
      throw new StopException(
          Diagnostic.error("consent-missing", NO_CONSENT)
              .detail(
                  switch (invocation.spelling()) {
                    case NATIVE ->
                        "To proceed, use --auto-approve, and --allow-delete for what cannot be"
                            + " restored.";
                    case INCUMBENT -> "To proceed, use --auto-approve.";
                  }));
    }
  }

  /// One deployment going down.
  private record Run(Invocation invocation, Session session, Consent consent) {

    Exit run() {
      Diagnostics warnings = new Diagnostics();
      Destroyer destroyer = new Destroyer(session.site());
      ProgressPrinter progress = new ProgressPrinter(invocation.console(), quiet());
      Terms terms = consent.options().terms(session.isAlone());
      Waiter waiter = Waiting.on(invocation, session, progress);
      destroyer.awaitTurn(terms, waiter);
      Optional<Destroyer.Teardown> proposed = destroyer.propose(warnings);
      Doubting.check(invocation, warnings);
      if (proposed.isEmpty()) {
        return nothing(warnings);
      }
      Destroyer.Teardown teardown = proposed.get();
      warnings.addAll(Protecting.check(invocation, teardown.prevented()));
      if (!agreed(teardown.plan())) {
        invocation.console().progress("Destroy cancelled!");
        return consent.declined();
      }
      Outcome outcome;
      try {
        Halt halt = invocation.engine().halt();
        outcome =
            halt.during(() ->
                destroyer.carryOut(teardown, terms.until(halt), waiter, warnings));
      } catch (StopException stop) {
        invocation.console().report(warnings.list());
        throw Unfinished.spelt(stop, invocation.spelling());
      } finally {
        progress.finish();
      }
      return report(teardown.plan(), outcome, warnings);
    }

    private Exit nothing(Diagnostics warnings) {
      invocation.console().report(warnings.list());
      if (isJson()) {
        invocation.console().result(DestroyReport.nothing(warnings.list()));
      } else {
        invocation.console().progress("No active deployment found to destroy!");
      }
      return Exit.DONE;
    }

    private boolean agreed(Plan plan) {
      if (consent.options().quiet() == 0) {
        announcement(plan).lines().forEach(invocation.console()::progress);
      }
      return consent.toDestroy(plan, NO_CONSENT);
    }

    private String announcement(Plan plan) {
      Console console = invocation.console();
      String folder = session.bundle().layout().root();
      return switch (invocation.spelling()) {
        case NATIVE ->
            new ReviewPrinter(console.progressWidth(), console.paintsProgress())
                .printGoing(Reviewer.heading(session.site()), Reviewer.items(plan), folder);
        case INCUMBENT -> DestroyReport.announcement(plan, folder);
      };
    }

    /// The incumbent does not tell of each resource.
    private int quiet() {
      return switch (invocation.spelling()) {
        case NATIVE -> consent.options().quiet();
        case INCUMBENT -> 1;
      };
    }

    private Exit report(Plan plan, Outcome outcome, Diagnostics warnings) {
      Unfinished.report(invocation, session, outcome, warnings);
      Console console = invocation.console();
      if (isJson()) {
        console.result(DestroyReport.json(plan, outcome, session.diagnostics().list()));
      } else if (consent.options().quiet() < 2) {
        switch (invocation.spelling()) {
          case NATIVE -> console.result(DestroyReport.sums(plan, outcome, console.resultWidth()));
          case INCUMBENT -> console.progress(DestroyReport.incumbentSums(outcome));
        }
      }
      return outcome.succeeded() ? Exit.DONE : Exit.FAILED;
    }

    private boolean isJson() {
      return invocation.spelling() == Spelling.NATIVE
          && invocation.common().format() == Format.JSON;
    }
  }
}
