package dev.trowel.core.deploy;

import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.Pulled;
import dev.trowel.core.state.Rekeying;
import dev.trowel.core.state.Rekeying.Rekeyed;
import dev.trowel.core.state.State;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Takes a deployment down: its resources first, then its folder (format.md 1.6, 3).
public final class Destroyer {

  private final Site site;
  private final Turns turns;

  public Destroyer(Site site) {
    this.site = site;
    this.turns = new Turns(site);
  }

  /// Returns when nobody else deploys the target; changes nothing.
  ///
  /// @throws StopException `lock-held` when somebody does, and goes on for as long as `terms` say
  public void awaitTurn(Terms terms, Waiter waiter) {
    turns.await(terms, waiter);
  }

  /// What destroying would do.
  ///
  /// @param plan what goes, under the keys that the bundle has for it
  /// @param recorded the state under the keys it is recorded with
  /// @param prevented errors for what is remembered as protected
  public record Teardown(Plan plan, State recorded, List<Diagnostic> prevented) {
    public Teardown {
      prevented = List.copyOf(prevented);
    }
  }

  /// What destroying would do; empty when nothing was ever deployed. Changes nothing.
  ///
  /// @throws StopException `destroy-prevented` for what the bundle protects
  public Optional<Teardown> propose(Diagnostics warnings) {
    return new Destroyer(site.untouched()).planned(warnings);
  }

  private Optional<Teardown> planned(Diagnostics warnings) {
    Pulled pulled = site.store().pull(true, warnings);
    boolean folder = site.workspace().files().stat(site.bundle().layout().root()).isPresent();
    if (!folder && pulled.state().resources().isEmpty()) {
      return Optional.empty();
    }
    // What the bundle protects is called by its present key.
    Rekeyed rekeyed = Rekeying.apply(pulled.state(), Moves.in(site.bundle().tree()).former());
    warnings.addAll(rekeyed.warnings());
    Planner planner = new Planner(Kinds::of, site.workspace().rest());
    Plan plan = planner.plan(new TreeMap<>(), rekeyed.state()).moved(rekeyed.moves());
    Protection.respected(plan, site.bundle());
    return Optional.of(new Teardown(plan, pulled.state(), prevented(plan)));
  }

  private List<Diagnostic> prevented(Plan plan) {
    Protections remembered = new ProtectionFile(site).read(plan.base().lineage()).protections();
    return Protection.remembered(plan, remembered.moved(plan.moves()), site.bundle());
  }

  /// Carries it out. The folder goes only when every resource went, so that what is left stays
  /// known.
  ///
  /// @throws StopException `plan-stale` when somebody deployed, or protected something, meanwhile
  public Outcome carryOut(Teardown teardown, Terms terms, Waiter waiter, Diagnostics warnings) {
    site.folder().requireRoom();
    return new LockedRun(turns, terms, waiter)
        .run(
            teardown.plan(),
            warnings,
            turn -> {
              Site effects = turn.site().guarded(terms.gate());
              Waiter over = turn.waiter().over(effects.workspace().rest());
              return new Destroyer(turn.site()).destroy(teardown, effects, over, warnings);
            });
  }

  private Outcome destroy(Teardown teardown, Site effects, Waiter waiter, Diagnostics warnings) {
    Plan plan = teardown.plan();
    recheck(teardown);
    Outcome outcome;
    State state;
    try (Journal journal = Journal.open(site.folder(), teardown.recorded(), warnings)) {
      journal.rekeyed(plan.base());
      outcome = new Applier(journal, waiter).apply(plan);
      state = journal.finish();
      outcome = outcome.with(journal.troubles());
    }
    return outcome.with(
        outcome.isComplete() ? removeFolder(effects, state) : site.store().offer(state));
  }

  /// Protecting something need not change the state.
  private void recheck(Teardown teardown) {
    if (!prevented(teardown.plan()).equals(teardown.prevented())) {
      throw ProtectionFile.stale();
    }
  }

  private List<Diagnostic> removeFolder(Site effects, State state) {
    try {
      new FileSync(effects).forget();
      new Retirement(effects).remove(site.formerStates().left(state.lineage()));
      // With its folder the turn ends: others may deploy again.
      effects.workspace().files().delete(site.bundle().layout().root(), true);
      site.store().retireLocalTerraform();
      return List.of();
    } catch (StopException stop) {
      List<Diagnostic> told = new ArrayList<>(stop.diagnostics());
      told.addAll(site.store().offer(state));
      return told;
    }
  }
}
