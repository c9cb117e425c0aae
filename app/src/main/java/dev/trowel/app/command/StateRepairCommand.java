package dev.trowel.app.command;

import static dev.trowel.app.option.Specs.flag;
import static dev.trowel.app.option.Specs.value;

import dev.trowel.app.console.RepairPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.app.option.Spelling;
import dev.trowel.core.deploy.Choice;
import dev.trowel.core.deploy.Repair;
import dev.trowel.core.deploy.Repairing;
import dev.trowel.core.deploy.Terms;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// Brings a damaged or doubtful state back.
final class StateRepairCommand implements Command {

  private static final String FROM = "--from";
  private static final String LINEAGE = "--lineage";
  private static final String DRY_RUN = "--dry-run";

  @Override
  public String name() {
    return "state repair";
  }

  @Override
  public String summary() {
    return "Bring a damaged state back from its best copy.";
  }

  @Override
  public List<String> details(Spelling spelling) {
    return List.of(
        "",
        "Looks at every copy, here and in the workspace, and whether the objects are",
        "there that they tell of; shows what it would write, and asks.");
  }

  @Override
  public List<OptionSpec> options(Spelling spelling) {
    return Stream.concat(
            Stream.of(
                value(
                    "COPY",
                    "The copy to go on from: workspace, local, journal, or a serial.",
                    FROM),
                value("ID", "The deployment that is meant, where there are several.", LINEAGE),
                flag("Show what would be written, and end.", DRY_RUN)),
            StateConsent.options().stream())
        .toList();
  }

  @Override
  public Exit run(Invocation invocation) {
    return Sessions.run(
        invocation,
        session -> Elsewhere.run(invocation, session, there -> repair(invocation, there)));
  }

  private static Exit repair(Invocation invocation, Session session) {
    Repairing repairing = new Repairing(session.site());
    Choice choice = new Choice(invocation.given().value(FROM), invocation.given().value(LINEAGE));
    Repair repair = repairing.propose(choice);
    boolean asks = repair.isNeeded() && !invocation.given().flag(DRY_RUN);
    show(invocation, repair, asks);
    if (!asks) {
      result(invocation, session, repair, false);
      return repair.isNeeded() ? Exit.PENDING : Exit.DONE;
    }
    if (!StateConsent.isGiven(invocation, "repairing the state")) {
      return Exit.CONSENT;
    }
    Diagnostics warnings = new Diagnostics();
    Terms terms = Terms.usual(StateConsent.forcesLock(invocation, session));
    repairing.carryOut(repair, terms, warnings);
    invocation.console().report(warnings.list());
    session.diagnostics().addAll(warnings.list());
    invocation
        .console()
        .progress(
            "Repaired: the state has serial %d now. `trowel plan` shows what is left to do."
                .formatted(repair.state().serial()));
    result(invocation, session, repair, true);
    return Exit.DONE;
  }

  /// What is asked about is progress; what is only looked at, the result.
  private static void show(Invocation invocation, Repair repair, boolean asks) {
    String text = RepairPrinter.proposal(repair);
    if (asks) {
      text.lines().forEach(invocation.console()::progress);
    } else if (invocation.common().format() == Format.TEXT) {
      invocation.console().result(text);
    }
  }

  private static void result(
      Invocation invocation, Session session, Repair repair, boolean written) {
    if (invocation.common().format() == Format.JSON) {
      invocation
          .console()
          .result(RepairPrinter.json(repair, written, session.diagnostics().list()));
    }
  }
}
