package dev.trowel.core.deploy;

import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Order;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.history.Chronicle;
import dev.trowel.core.history.Errand;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.hook.Moment;
import dev.trowel.core.intent.IntentLog;
import dev.trowel.core.intent.Intents;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.State;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;

/// Carries out an approved proposal while the right to do so is held.
final class Carrying {

  /// The field by which a kind says in which folder its objects lie.
  private static final String PARENT = "parent_path";

  private final Site site;
  private final Site effects;
  private final Terms terms;
  private final Hooks hooks;
  private final FileSync files;
  private final FolderPermissions folders;
  private final Libraries libraries;
  private final Publishing publishing;
  private final Interruptions interruptions;

  /// @param site where the workspace may be changed
  /// @param terms their gate is closed when nothing new may be begun; what was done is recorded all
  ///   the same
  Carrying(Site site, Hooks hooks, Terms terms) {
    this.site = site;
    this.terms = terms;
    this.effects = site.guarded(terms.gate());
    this.hooks = hooks;
    this.files = new FileSync(effects);
    this.folders = new FolderPermissions(effects.workspace());
    this.libraries = new Libraries(effects);
    this.publishing = new Publishing(site);
    this.interruptions = new Interruptions(site);
  }

  /// Uploads, applies and records; what was done is recorded also when something failed, and put
  /// back where the terms say so.
  Deployed deploy(Proposal proposal, Errand errand, Turn turn, Diagnostics warnings) {
    interruptions.recheck(proposal.recovered(), turn.waiter());
    warnings.addAll(interruptions.remember(proposal.recovered()));
    new ProtectionFile(site).recheck(proposal.plan(), proposal.protection());
    return Chronicles.write(
        site,
        effects,
        errand,
        proposal,
        warnings,
        chronicle -> deploy(proposal, turn, warnings, chronicle));
  }

  private Deployed deploy(Proposal proposal, Turn turn, Diagnostics warnings, Chronicle chronicle) {
    Deployed done =
        terms.rollback()
            ? new PuttingBack(site, effects, terms.gate(), turn, chronicle.id())
                .around(
                    proposal, warnings, () -> carryOut(proposal, turn, warnings, chronicle.id()))
            : carryOut(proposal, turn, warnings, chronicle.id());
    chronicle.ended(done.outcome(), done.back(), done.undone(), done.state());
    Outcome outcome = done.outcome();
    if (outcome.succeeded()) {
      outcome = outcome.with(cleared(proposal, done.state(), warnings));
    }
    return done.with(outcome.with(afterwards(outcome)));
  }

  /// Folders that nobody needs now that everything is done: a failure here undoes nothing.
  private List<Diagnostic> cleared(Proposal proposal, State state, Diagnostics warnings) {
    List<Diagnostic> troubles =
        new ArrayList<>(new Retirement(effects).retire(proposal.former(), state, warnings));
    proposal
        .release()
        .ifPresent(release ->
            troubles.addAll(
                new Shelf(effects).put(release, proposal.files().listedBefore(), state)));
    return troubles;
  }

  private Deployed carryOut(Proposal proposal, Turn turn, Diagnostics warnings, String id) {
    new Sent(proposal, turn.waiter().events()).all(libraries.sync(), files);
    proposal.folders().forEach(folders::apply);
    makeFolder(proposal.plan());
    Applied applied = apply(proposal, turn, warnings, id);
    List<Diagnostic> troubles = new ArrayList<>(applied.lost());
    if (troubles.isEmpty()) {
      troubles.addAll(published(applied, proposal));
    }
    return new Deployed(
        applied.outcome().with(troubles),
        applied.state(),
        proposal.files().uploads().size(),
        proposal.files().deletes().size());
  }

  private List<Diagnostic> published(Applied applied, Proposal proposal) {
    List<Diagnostic> troubles = new ArrayList<>(publishing.publish(applied.state(), proposal));
    if (troubles.isEmpty()) {
      troubles.addAll(
          interruptions.close(
              applied.intents(), applied.outcome(), applied.state(), proposal.recovered()));
    }
    troubles.addAll(libraries.cleaned(applied.outcome(), applied.state(), proposal));
    return troubles;
  }

  /// What the last script had to say; it runs only after success, and undoes nothing.
  List<Diagnostic> afterwards(Outcome outcome) {
    if (!outcome.succeeded()) {
      return outcome.troubles();
    }
    try {
      terms.gate().pass();
      return terms
          .gate()
          .await(() -> {
            hooks.run(Moment.POSTDEPLOY);
            return List.of();
          });
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  /// What is made in the folder for resources needs it to be there (format.md 3).
  private void makeFolder(Plan plan) {
    String folder = site.bundle().layout().resource();
    boolean needed =
        plan.changes().stream()
            .filter(line ->
                line.change() instanceof Change.Create || line.change() instanceof Change.Replace)
            .flatMap(line -> line.desired().stream())
            .anyMatch(wanted -> wanted.value().path(PARENT).asText().equals(folder));
    if (needed) {
      effects.workspace().files().mkdirs(folder);
    }
  }

  /// @param intents what was announced
  /// @param lost why nothing of it may be recorded
  private record Applied(Outcome outcome, State state, Intents intents, List<Diagnostic> lost) {}

  /// Whatever happens on the way, what was done is recorded where the next deployment finds it.
  private Applied apply(Proposal proposal, Turn turn, Diagnostics warnings, String id) {
    Plan plan = proposal.plan();
    try (Journal journal =
        Journal.open(
            site.folder(), proposal.recorded(), Interruptions.lineage(plan.base()), warnings)) {
      journal.rekeyed(plan.base());
      Intents intents =
          interruptions.announce(
              plan, Interruptions.name(plan.base(), id), journal.lineage(), turn.lease().epoch());
      try (IntentLog log =
          new IntentLog(journal, interruptions.files(), intents, turn.waiter().clock())) {
        return apply(proposal, log, journal, intents, turn);
      }
    }
  }

  private Applied apply(
      Proposal proposal, IntentLog log, Journal journal, Intents intents, Turn turn) {
    Waiter over = turn.waiter().over(effects.workspace().rest()).settling(site.settle());
    try {
      Plan plan = proposal.plan();
      Outcome outcome =
          new Applier(log, over, intents::before)
              .apply(plan, terms.rollback() ? Order.deletesLast(plan) : Order.of(plan));
      return recorded(outcome, journal, intents, turn.lost());
    } catch (RuntimeException e) {
      log.flush();
      if (turn.lost().isEmpty()) {
        publishing.publish(journal.finish(), proposal);
      }
      throw e;
    }
  }

  /// Whose turn is over keeps the journal as it is: whoever has it now may record under the same
  /// serial, and then the journal is stale and does no harm.
  private static Applied recorded(
      Outcome outcome, Journal journal, Intents intents, List<Diagnostic> lost) {
    State state = lost.isEmpty() ? journal.finish() : journal.fold();
    return new Applied(outcome.with(journal.troubles()), state, intents, lost);
  }
}
