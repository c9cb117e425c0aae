package dev.trowel.app.command;

import dev.trowel.app.console.PromotionPrinter;
import dev.trowel.app.option.Format;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.deploy.Site;
import dev.trowel.core.model.Move;
import dev.trowel.core.model.Promoter;
import dev.trowel.core.model.Proposed;
import dev.trowel.core.model.Trial;
import dev.trowel.core.model.Trial.Sites;
import dev.trowel.core.model.Verdict;
import dev.trowel.core.model.Wish;
import dev.trowel.core.run.Run;
import dev.trowel.core.run.RunClient;
import dev.trowel.schema.bundle.GateSettings;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One promotion, from the question to the result.
///
/// @param change of the destination
/// @param source the session of the target where the version is
record ModelPromoting(ModelChange change, Session source, Wish wish) {

  Exit run() {
    Diagnostics warnings = new Diagnostics();
    try {
      Promoter promoter = new Promoter(sites());
      Proposed proposed = promoter.propose(wish, warnings);
      PromotionPrinter printer = new PromotionPrinter(proposed);
      printer.lines().forEach(change::tell);
      if (proposed.isDone()) {
        change.tell("Nothing to do.");
        return result(printer, Optional.empty());
      }
      requirePassed(proposed);
      Trial trial = proposed.trial();
      change.warnIfDeclared(trial.destination(), trial.label(), proposed.version());
      if (change.isDry()) {
        change.tell("Nothing was changed.");
        return result(printer, Optional.empty());
      }
      if (!change.isAgreed("promoting " + proposed.trial().destination().key())) {
        return Exit.CONSENT;
      }
      Move move = change.during(terms -> promoter.carryOut(proposed, means(), terms, warnings));
      change.tell(PromotionPrinter.done(move));
      return result(printer, Optional.of(move));
    } finally {
      change.report(warnings);
    }
  }

  private Sites sites() {
    boolean runsJobs = change.invocation().given().flag(ModelPromote.RUN_GATES) && !change.isDry();
    return new Sites(
        source.site(),
        change.session().site(),
        runsJobs ? Optional.of(this::runs) : Optional.empty());
  }

  private RunClient runs(Site site) {
    Waiter waiter = Waiting.on(change.invocation(), site.workspace(), _ -> {});
    return new RunClient(site.workspace(), waiter);
  }

  private Promoter.Means means() {
    return new Promoter.Means(
        change.invocation().given().value(ModelPromote.CLUSTER),
        runs(change.session().site()),
        this::tell);
  }

  /// The page of the run is named once.
  private void tell(Run run) {
    String state = run.state().lifeCycle().toLowerCase(Locale.ROOT);
    boolean isNew = run.state().lifeCycle().equals("PENDING") && !run.url().isEmpty();
    change.tell("Copying: " + state + (isNew ? ", " + run.url() : ""));
  }

  private void requirePassed(Proposed proposed) {
    List<Diagnostic> refused = proposed.refusals().stream().map(this::refusal).toList();
    if (!refused.isEmpty()) {
      throw new StopException(refused);
    }
  }

  private Diagnostic refusal(Verdict verdict) {
    String code =
        switch (verdict.result()) {
          case REFUSED, PASSED -> "gate-refused";
          case UNKNOWN -> "gate-without-result";
        };
    Diagnostic found =
        Diagnostic.error(
                code,
                "gate %s, %s: %s".formatted(verdict.gate(), verdict.condition(), verdict.why()))
            .detail(verdict.wayOut() + "\nNothing was changed.");
    return wish.gates().stream()
        .filter(gate -> gate.name().equals(verdict.gate()))
        .map(
            gate -> GateSettings.place(change.session().bundle().tree(), gate, verdict.condition()))
        .findFirst()
        .map(found::in)
        .orElse(found);
  }

  private Exit result(PromotionPrinter printer, Optional<Move> move) {
    Invocation invocation = change.invocation();
    if (invocation.common().format() == Format.JSON) {
      invocation.console().result(printer.json(move, change.session().diagnostics().list()));
    }
    return Exit.DONE;
  }
}
