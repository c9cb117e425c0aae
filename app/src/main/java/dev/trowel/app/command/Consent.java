package dev.trowel.app.command;

import dev.trowel.app.console.Console;
import dev.trowel.app.console.DeployReport;
import dev.trowel.app.option.ConsentOptions;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.kind.Trait;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.address.ResourceKey.Part;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Asks before something is lost (docs/consent.md; format.md 1.5, 1.6; design.md 1, promise 5).
///
/// @param options what the user agreed to beforehand
/// @param isApproved whether all of the plan was agreed to elsewhere
record Consent(Invocation invocation, Session session, ConsentOptions options, boolean isApproved) {

  static Consent of(Invocation invocation, Session session) {
    return new Consent(invocation, session, ConsentOptions.of(invocation.given()), false);
  }

  /// The same where somebody has agreed to all of the plan already: nothing is asked.
  Consent approved() {
    return new Consent(invocation, session, options, true);
  }

  /// Whether `plan` may be deployed; asks where that is not known.
  ///
  /// @throws StopException `consent-missing` where nobody can be asked
  boolean toDeploy(Plan plan) {
    if (isApproved) {
      return true;
    }
    tellUnmatched(plan);
    if (isByName()) {
      return new ConsentByName(this, plan).toDeploy();
    }
    List<Planned> asked =
        options.autoApprove()
            ? List.of()
            : plan.changes().stream()
                .filter(Consent::isAskedFor)
                .filter(line -> !options.allows(line.key()))
                .toList();
    tellGuarded(plan, asked);
    if (asked.isEmpty()) {
      return true;
    }
    invocation.console().progress(DeployReport.losses(plan, asked));
    return isYes(
        "the deployment requires destructive actions, but the current console does not support"
            + " prompting",
        "Nothing was changed. Agree beforehand with --auto-approve, or name what may go:"
            + " --allow-delete "
            + asked.getFirst().key()
            + ".");
  }

  /// Whether everything that `plan` deletes may be destroyed, with the deployment's folder; asks
  /// where that is not known.
  ///
  /// @param summary what to say where nobody can be asked
  /// @throws StopException `consent-missing` where nobody can be asked
  boolean toDestroy(Plan plan, String summary) {
    if (isApproved) {
      return true;
    }
    new Consent(invocation, session, options.withoutFiles(), isApproved).tellUnmatched(plan);
    if (isByName()) {
      return new ConsentByName(this, plan).toDestroy();
    }
    List<Planned> asked =
        options.autoApprove()
            ? List.of()
            : plan.changes().stream().filter(line -> !options.allows(line.key())).toList();
    tellGuarded(plan, asked);
    boolean folderOnly = plan.changes().isEmpty() && !isFolderAgreed();
    return (asked.isEmpty() && !folderOnly)
        || isYes(
            summary,
            "Not agreed to: "
                + (asked.isEmpty() ? "the deployment's folder" : asked.getFirst().key())
                + ". To proceed, use --auto-approve, or --allow-delete for all of them.");
  }

  /// Whether somebody agreed that the folder goes of a deployment that has nothing else.
  boolean isFolderAgreed() {
    return switch (invocation.spelling()) {
      case NATIVE -> options.allowsAll();
      case INCUMBENT -> options.autoApprove();
    };
  }

  /// How a command ends whose question was answered with no.
  Exit declined() {
    return switch (invocation.spelling()) {
      case NATIVE -> Exit.CONSENT;
      case INCUMBENT -> Exit.DONE;
    };
  }

  /// Whether a yes is not enough: what is lost has to be named.
  private boolean isByName() {
    return invocation.spelling() == Spelling.NATIVE && !isDevelopment();
  }

  private boolean isDevelopment() {
    return session.bundle().mode() == Mode.DEVELOPMENT;
  }

  /// What the incumbent asks for before a deployment (format.md 1.5).
  private static boolean isAskedFor(Planned line) {
    return line.kind().traits().contains(Trait.ASKED_FOR)
        && line.change().isDestructive()
        && line.key().part() == Part.SELF;
  }

  private boolean isYes(String summary, String detail) {
    Console console = invocation.console();
    if (!console.canAsk()) {
      throw new StopException(Diagnostic.error("consent-missing", summary).detail(detail));
    }
    return console.ask("Would you like to proceed?");
  }

  /// Where the incumbent's rules let go what ours would have asked about, that is told.
  private void tellGuarded(Plan plan, List<Planned> asked) {
    if (invocation.spelling() == Spelling.INCUMBENT && !isDevelopment()) {
      plan.losing().stream()
          .filter(line -> !asked.contains(line) && !options.allows(line.key()))
          .forEach(line -> tell(guarded(plan, line)));
    }
  }

  private static Diagnostic guarded(Plan plan, Planned line) {
    Diagnostic found =
        Diagnostic.warning(
                "guarded-deletion",
                "%s is deleted without a question: %s"
                    .formatted(line.key(), plan.loss(line).orElse("")))
            .detail(
                "`trowel deploy` and `trowel destroy` ask for its name first, or for --allow-delete"
                    + " "
                    + line.key()
                    + ".")
            .at(line.key().path());
    return line.span().map(found::in).orElse(found);
  }

  private void tellUnmatched(Plan plan) {
    Set<ResourceKey> known = new TreeSet<>(plan.lines().keySet());
    known.addAll(plan.unselected());
    if (!known.isEmpty()) {
      options.unmatched(known).forEach(this::tell);
    }
  }

  private void tell(Diagnostic warning) {
    invocation.console().report(List.of(warning));
    session.diagnostics().add(warning);
  }
}
