package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.DestroyReport;
import dev.trowel.app.console.GoingReport;
import dev.trowel.app.console.ProgressPrinter;
import dev.trowel.app.console.ReviewPrinter;
import dev.trowel.app.option.ConsentOptions;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.deploy.Destroyer;
import dev.trowel.core.deploy.Terms;
import dev.trowel.core.event.Event;
import dev.trowel.core.footprint.Survey;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.review.Reviewer;
import dev.trowel.core.workspace.Halt;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.OptionSpec;

/// Takes a deployment down.
final class DestroyCommand implements Command {

  private static final String NO_CONSENT =
      "this command will destroy all resources deployed by this bundle, including workspace files"
          + " in the deployment directory.";

  private static final String DRY_RUN = "--dry-run";
  private static final String KEEP_FILES = "--keep-files";

  @Override
  public String name() {
    return "destroy";
  }

  @Override
  public String summary() {
    return "Delete what was deployed, and the deployment's folder.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return switch (spelling) {
      case NATIVE ->
          List.of(
              "",
              "Can be run again until nothing is left. What others put into the deployment's",
              "folders stays, unless --allow-delete files is given or a question says so.");
      case INCUMBENT -> List.of();
    };
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    List<OptionSpec> options = new ArrayList<>(ConsentOptions.specs(spelling));
    if (spelling == Spelling.NATIVE) {
      options.add(flag("Say what would go, and change nothing.", DRY_RUN));
      options.add(flag("Leave what others put into the folders, and do not ask.", KEEP_FILES));
    }
    return options;
  }

  @Override
  public Exit run(Invocation invocation) {
    if (!isDry(invocation)) {
      refuseEarly(invocation, ConsentOptions.of(invocation.given()));
    }
    return Sessions.early(
        invocation,
        session ->
            Elsewhere.run(
                invocation,
                session,
                there -> new Run(invocation, there, Consent.of(invocation, there)).run()));
  }

  private static boolean isDry(Invocation invocation) {
    return invocation.given().flag(DRY_RUN);
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
      Diagnostics found = new Diagnostics();
      Destroyer destroyer =
          switch (invocation.spelling()) {
            case NATIVE -> Destroyer.careful(session.site());
            case INCUMBENT -> new Destroyer(session.site());
          };
      ProgressPrinter progress = new ProgressPrinter(invocation.console(), quiet());
      invocation.engine().tell(progress);
      progress.accept(new Event.Reading());
      Terms terms = consent.options().terms(session.isAlone());
      Waiter waiter = Waiting.on(invocation, session, progress);
      destroyer.awaitTurn(terms, waiter);
      Optional<Destroyer.Teardown> proposed = destroyer.propose(found);
      progress.finish();
      Diagnostics warnings =
          isDry(invocation) ? found : Beforehand.told(invocation.console(), found);
      Doubting.check(invocation, warnings);
      if (proposed.isEmpty()) {
        return nothing(warnings);
      }
      Destroyer.Teardown teardown = proposed.get();
      warnings.addAll(Protecting.check(invocation, teardown.prevented()));
      if (isDry(invocation)) {
        return shown(teardown, warnings);
      }
      if (!agreed(teardown)) {
        invocation.console().progress("Destroy cancelled!");
        return consent.declined();
      }
      Destroyer.Teardown whole = withFiles(teardown);
      progress.accept(new Event.Preparing());
      Outcome outcome =
          outcome(
              warnings,
              progress,
              halt -> destroyer.carryOut(whole, terms.until(halt), waiter, warnings));
      return report(whole.plan(), outcome, warnings);
    }

    private Outcome outcome(
        Diagnostics warnings, ProgressPrinter progress, Function<Halt, Outcome> work) {
      try {
        Halt halt = invocation.engine().halt();
        return halt.during(() -> work.apply(halt));
      } catch (StopException stop) {
        invocation.console().report(warnings.list());
        throw Unfinished.spelt(stop, invocation.spelling());
      } finally {
        progress.finish();
      }
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

    private Exit shown(Destroyer.Teardown teardown, Diagnostics warnings) {
      Console console = invocation.console();
      console.report(warnings.list());
      session.diagnostics().addAll(warnings.list());
      if (isJson()) {
        console.result(GoingReport.json(teardown, session.diagnostics().list()));
      } else {
        console.result(going(teardown, console.resultWidth(), console.paintsResult()));
        console.flush();
        console.progress("Nothing was changed.");
      }
      return Exit.DONE;
    }

    private boolean agreed(Destroyer.Teardown teardown) {
      if (consent.options().quiet() == 0) {
        announcement(teardown).lines().forEach(invocation.console()::progress);
      }
      return consent.toDestroy(teardown.plan(), NO_CONSENT);
    }

    /// Only a yes, or the word for it, lets go what others put there.
    private Destroyer.Teardown withFiles(Destroyer.Teardown teardown) {
      ConsentOptions options = ConsentOptions.of(invocation.given());
      boolean asked =
          !options.autoApprove()
              && !invocation.given().flag(KEEP_FILES)
              && invocation.console().canAsk();
      boolean gone =
          !teardown.foreign().isEmpty()
              && (options.allowsFiles()
                  || (asked && invocation.console().ask(GoingReport.question(teardown))));
      return gone ? teardown.goesWithAll() : teardown;
    }

    private String announcement(Destroyer.Teardown teardown) {
      Console console = invocation.console();
      return switch (invocation.spelling()) {
        case NATIVE -> going(teardown, console.progressWidth(), console.paintsProgress()) + "\n";
        case INCUMBENT ->
            DestroyReport.announcement(teardown.plan(), session.bundle().layout().root());
      };
    }

    private String going(Destroyer.Teardown teardown, int width, boolean painted) {
      return new ReviewPrinter(width, painted)
          .printGoing(
              Reviewer.heading(session.site()),
              Reviewer.items(teardown.plan()),
              teardown.survey().orElseGet(Survey::none));
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
