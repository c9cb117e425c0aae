package dev.trowel.core.deploy;

import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.history.Errand;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.plan.LikelyRename;
import dev.trowel.core.select.Selecting;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Makes the workspace be what one target of a bundle says: proposes, and when that is approved
/// carries it out.
///
/// The story of `deploy` from the reading of the state to the writing of it; ARCHITECTURE.md
/// follows it step by step.
public final class Deployer {

  private final Site site;
  private final Hooks hooks;
  private final Selecting selecting;
  private final Turns turns;
  private final Errand errand;
  private final Optional<Rollback> rollback;

  /// For a bundle without scripts of its own.
  public Deployer(Site site) {
    this(site, Hooks.NONE);
  }

  /// For all resources.
  ///
  /// @param hooks the scripts that run on the way
  public Deployer(Site site, Hooks hooks) {
    this(site, hooks, Selecting.ALL);
  }

  /// @param selecting which resources to deal with
  public Deployer(Site site, Hooks hooks, Selecting selecting) {
    this(site, hooks, selecting, Errand.DEPLOY, Optional.empty());
  }

  private Deployer(
      Site site, Hooks hooks, Selecting selecting, Errand errand, Optional<Rollback> rollback) {
    this.rollback = rollback;
    this.site = site;
    this.selecting = selecting;
    this.hooks = hooks;
    this.errand = errand;
    this.turns = new Turns(site);
  }

  /// The same, which the history will remember as `told`.
  public Deployer as(Errand told) {
    return new Deployer(site, hooks, selecting, told, rollback);
  }

  /// For what was deployed once, in the place of what is on this machine.
  public static Deployer again(Rollback rollback) {
    return new Deployer(
        rollback.site(), Hooks.NONE, Selecting.ALL, Errand.DEPLOY, Optional.of(rollback));
  }

  /// Returns when nobody else deploys the target; so that nobody plans, or agrees to, what cannot
  /// be carried out. Changes nothing.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException with code `lock-held` when somebody does,
  ///   and goes on for as long as `terms` say
  public void awaitTurn(Terms terms, Waiter waiter) {
    turns.await(terms, waiter);
  }

  /// What deploying would do; reads the workspace and changes nothing.
  ///
  /// @param warnings takes what is to be said besides
  /// @throws dev.trowel.schema.diagnostic.StopException when it cannot be done as the bundle says
  public Proposal propose(Diagnostics warnings) {
    return propose(warnings, event -> {});
  }

  /// The same; it runs the bundle's scripts and builds its artifacts first.
  ///
  /// @param events is told of the building
  public Proposal propose(Diagnostics warnings, EventSink events) {
    return propose(warnings, events, _ -> false);
  }

  /// The same.
  ///
  /// @param isRename says of one resource that goes and one that comes whether they are one, where
  ///   they look like it; they are one then, this time
  public Proposal propose(
      Diagnostics warnings, EventSink events, Predicate<LikelyRename> isRename) {
    return new Proposing(site.untouched(), hooks, selecting, rollback, turns)
        .propose(warnings, events, isRename);
  }

  /// As [#awaitTurn] and then [#propose]. Where nothing is built, the workspace is read while it is
  /// found out whose turn it is; what was read is thrown away when it was somebody else's, before
  /// anybody is asked or told anything.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException as both
  public Proposal propose(
      Terms terms,
      Waiter waiter,
      Diagnostics warnings,
      EventSink events,
      Predicate<LikelyRename> isRename) {
    if (rollback.isPresent() || (hooks.isEmpty() && Building.isEmpty(site))) {
      Optional<Proposal> early = early(terms, waiter, warnings, events, isRename);
      if (early.isPresent()) {
        return early.get();
      }
    } else {
      turns.await(terms, waiter);
    }
    return propose(warnings, events, isRename);
  }

  private Optional<Proposal> early(
      Terms terms,
      Waiter waiter,
      Diagnostics warnings,
      EventSink events,
      Predicate<LikelyRename> isRename) {
    try (Together together = new Together()) {
      Future<List<Listed>> listed = together.begin(turns::listed);
      Future<Boolean> waited =
          together.begin(() -> turns.await(terms, waiter, () -> Together.result(listed)));
      try {
        Diagnostics meanwhile = new Diagnostics();
        Proposal proposal =
            new Proposing(site.untouched(), hooks, selecting, rollback, turns)
                .beside(
                    () -> Together.result(listed), () -> OutOfDate.when(Together.result(waited)))
                .propose(meanwhile, events, isRename);
        OutOfDate.when(Together.result(waited));
        warnings.addAll(meanwhile.list());
        return Optional.of(proposal);
      } catch (StopException | OutOfDate stop) {
        // That somebody else deploys says more than what could not be read meanwhile.
        if (!Together.result(waited)) {
          throw stop;
        }
        return Optional.empty();
      }
    }
  }

  /// What was read is not to be used.
  private static final class OutOfDate extends RuntimeException {
    private static final long serialVersionUID = 1;

    private OutOfDate() {
      super("somebody else deployed meanwhile", null, false, false);
    }

    private static void when(boolean waited) {
      if (waited) {
        throw new OutOfDate();
      }
    }
  }

  /// Carries out `proposal`, and records what was done also when something failed.
  public Deployed carryOut(Proposal proposal, Terms terms, Waiter waiter, Diagnostics warnings) {
    if (proposal.isEmpty()) {
      Outcome nothing = Outcome.nothing();
      return new Deployed(
          nothing.with(new Carrying(site, hooks, terms).afterwards(nothing)),
          proposal.plan().base(),
          0,
          0);
    }
    site.folder().requireRoom();
    Once<Turn, Carrying> work =
        new Once<>(turn ->
            new Carrying(
                proposal.release().map(turn.site()::in).orElse(turn.site()),
                hooks,
                terms.until(turn.lease().gate())));
    try {
      return new LockedRun(turns, terms, waiter)
          .run(
              proposal.recorded(),
              proposal.plan(),
              warnings,
              turn -> work.of(turn).recheck(proposal, turn),
              turn -> work.of(turn).deploy(proposal, errand, turn, warnings));
    } finally {
      work.made().ifPresent(Carrying::close);
    }
  }
}
