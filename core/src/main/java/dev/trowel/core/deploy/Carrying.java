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
import dev.trowel.core.plan.Plan;
import dev.trowel.core.ready.ModelWaiting;
import dev.trowel.core.state.Begun;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.State;
import dev.trowel.core.state.StateLook;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Carries out an approved proposal while the right to do so is held.
final class Carrying implements AutoCloseable {

  private final Site site;
  private final Site effects;
  private final Terms terms;
  private final Hooks hooks;
  private final FileSync files;
  private final FolderPermissions folders;
  private final Libraries libraries;
  private final Publishing publishing;
  private final Interruptions interruptions;
  private Optional<Groundwork> begun = Optional.empty();

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

  /// Makes sure that what `proposal` was made from, besides the state, is still so; meanwhile it
  /// looks up what else is to be known, and makes room. May be asked again.
  ///
  /// @throws StopException with code `plan-stale`, or `intent-unresolved`
  void recheck(Proposal proposal, Turn turn) {
    close();
    Groundwork ground = Groundwork.begin(proposal, effects);
    begun = Optional.of(ground);
    if (!terms.rollback()) {
      ground.makingRoom();
    }
    Together.all(
        () -> interruptions.recheck(proposal.recovered(), turn),
        () -> new ProtectionFile(site).recheck(proposal.plan(), proposal.protection()));
  }

  /// Waits until nothing goes on that [#recheck] began.
  @Override
  public void close() {
    begun.ifPresent(Groundwork::close);
  }

  /// Uploads, applies and records; what was done is recorded also when something failed, and put
  /// back where the terms say so.
  Deployed deploy(Proposal proposal, Errand errand, Turn turn, Diagnostics warnings) {
    Groundwork ground = begun.orElseGet(() -> Groundwork.begin(proposal, effects));
    warnings.addAll(interruptions.remember(proposal.recovered()));
    return Chronicles.write(
        Chronicles.writer(site, effects, errand),
        site,
        proposal,
        ground,
        warnings,
        chronicle -> deploy(proposal, turn, warnings, new Means(chronicle, ground)));
  }

  /// What goes on beside the deployment itself.
  private record Means(Chronicle chronicle, Groundwork ground) {}

  private Deployed deploy(Proposal proposal, Turn turn, Diagnostics warnings, Means means) {
    Chronicle chronicle = means.chronicle();
    Deployed done =
        terms.rollback()
            ? new PuttingBack(site, effects, terms.gate(), turn, chronicle.id())
                .around(proposal, warnings, () -> carryOut(proposal, turn, warnings, means))
            : carryOut(proposal, turn, warnings, means);
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

  private Deployed carryOut(Proposal proposal, Turn turn, Diagnostics warnings, Means means) {
    Sent sent = new Sent(proposal, turn.waiter().events());
    Started started = start(proposal, turn, warnings, means, sent);
    try (Journal journal = started.journal()) {
      Begun<List<Diagnostic>> listed = Begun.of(() -> sent.recorded(libraries.sync(), files));
      Applied applied;
      try {
        applied = apply(proposal, started, turn);
      } finally {
        listed.await();
      }
      List<Diagnostic> troubles = new ArrayList<>(applied.lost());
      if (troubles.isEmpty()) {
        troubles.addAll(listed.get());
        troubles.addAll(published(applied.with(troubles), proposal, turn, means));
        journal.finish();
        troubles.addAll(journal.troubles());
      }
      return new Deployed(
          applied.outcome().with(troubles),
          applied.state(),
          proposal.files().uploads().size(),
          proposal.files().deletes().size());
    }
  }

  /// What has to be before the first resource is touched: it is said what is about to be done, and
  /// what resources refer to is there.
  ///
  /// @param intents what was announced
  private record Started(Journal journal, Intents intents) {}

  private Started start(
      Proposal proposal, Turn turn, Diagnostics warnings, Means means, Sent sent) {
    Announcing own =
        Announcing.begin(
            interruptions,
            proposal,
            means.ground(),
            terms.gate(),
            new Announcing.Run(means.chronicle().id(), turn.lease().epoch()));
    try {
      sent.all(means.ground(), libraries.sync(), files, folders);
      Intents intents = own.said().get();
      Journal journal = Journal.open(site.folder(), proposal.recorded(), own.lineage(), warnings);
      return new Started(journal, intents);
    } catch (RuntimeException e) {
      own.withdraw();
      throw e;
    }
  }

  private List<Diagnostic> published(Applied applied, Proposal proposal, Turn turn, Means means) {
    boolean last = isLast(applied.outcome(), proposal);
    List<Diagnostic> troubles =
        new ArrayList<>(
            publishing.publish(
                applied.state(),
                proposal,
                applied::look,
                () -> {
                  if (last) {
                    turn.closing();
                  }
                  foreseen(applied, means);
                }));
    if (troubles.isEmpty()) {
      Interruptions.Closing closing =
          new Interruptions.Closing(applied.intents(), applied.outcome(), applied.state());
      troubles.addAll(
          last
              ? interruptions.close(closing, proposal.recovered(), turn.lease())
              : interruptions.close(closing, proposal.recovered()));
    }
    troubles.addAll(libraries.cleaned(applied.outcome(), applied.state(), proposal));
    return troubles;
  }

  /// Whether nothing follows the state that the incumbent must not see half done.
  private boolean isLast(Outcome outcome, Proposal proposal) {
    return outcome.succeeded()
        && !terms.rollback()
        && hooks.isEmpty()
        && !proposal.terraformIsLeft()
        && proposal.former().isEmpty()
        && proposal.release().isEmpty()
        && proposal.libraries().stale().isEmpty();
  }

  /// The record stands before the intents go, so that one of both tells of this deployment,
  /// whenever it is cut off. What may still be put back is not foreseen.
  private void foreseen(Applied applied, Means means) {
    if (!terms.rollback()) {
      means.chronicle().foreseen(applied.outcome(), applied.state());
    }
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

  /// @param intents what was announced
  /// @param lost why nothing of it may be recorded
  /// @param look what stands in the workspace where the state goes
  private record Applied(
      Outcome outcome, State state, Intents intents, List<Diagnostic> lost, StateLook look) {
    Applied with(List<Diagnostic> troubles) {
      return new Applied(outcome.with(troubles), state, intents, lost, look);
    }
  }

  /// Whatever happens on the way, what was done is recorded where the next deployment finds it.
  private Applied apply(Proposal proposal, Started started, Turn turn) {
    Journal journal = started.journal();
    journal.rekeyed(proposal.plan().base());
    try (IntentLog log =
        new IntentLog(journal, interruptions.files(), started.intents(), turn.waiter().clock())) {
      return apply(proposal, log, started, turn);
    }
  }

  private Applied apply(Proposal proposal, IntentLog log, Started started, Turn turn) {
    Waiter over = turn.waiter().over(effects.workspace().rest()).settling(site.settle());
    AtomicReference<@Nullable StateLook> look = new AtomicReference<>();
    try {
      Plan plan = proposal.plan();
      Outcome outcome =
          new Applier(log, over, started.intents()::before, () -> look.set(site.store().ahead()))
              .awaiting(new ModelWaiting(over.rest(), proposal.models().awaited()))
              .apply(plan, terms.rollback() ? Order.deletesLast(plan) : Order.of(plan));
      return recorded(outcome, started, turn.lost(), look.get());
    } catch (RuntimeException e) {
      log.flush();
      if (turn.lost().isEmpty()) {
        publishing.publish(started.journal().fold(), proposal);
        started.journal().finish();
      }
      throw e;
    }
  }

  /// The journal stays until the state is where everybody finds it: whoever goes on without this
  /// machine records under the same serial, and then the journal is stale and does no harm.
  private Applied recorded(
      Outcome outcome, Started started, List<Diagnostic> lost, @Nullable StateLook look) {
    return new Applied(
        outcome,
        started.journal().fold(),
        started.intents(),
        lost,
        look == null ? site.store().ahead() : look);
  }
}
