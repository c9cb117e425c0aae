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

  public Destroyer(Site site) {
    this.site = site;
  }

  /// What destroying would do; empty when nothing was ever deployed. Changes nothing.
  public Optional<Plan> propose(Diagnostics warnings) {
    Pulled pulled = site.store().pull(true, warnings);
    boolean folder = site.workspace().files().stat(site.bundle().layout().root()).isPresent();
    if (!folder && pulled.state().resources().isEmpty()) {
      return Optional.empty();
    }
    Planner planner = new Planner(Kinds::of, site.workspace().rest());
    Plan plan = planner.plan(new TreeMap<>(), rekeyed(pulled.state()));
    return Optional.of(Protection.respected(plan, site.bundle()));
  }

  /// What the bundle protects is called by its present key.
  private State rekeyed(State state) {
    return Rekeying.apply(state, Moves.in(site.bundle().tree()).former()).state();
  }

  /// The state under the keys it is recorded with.
  private State recorded(Plan plan) {
    boolean moved = !Moves.in(site.bundle().tree()).entries().isEmpty();
    return moved ? site.store().pull(true, new Diagnostics()).state() : plan.base();
  }

  /// Carries it out. The folder goes only when every resource went, so that what is left stays
  /// known.
  public Outcome carryOut(Plan plan, boolean forceLock, Waiter waiter, Diagnostics warnings) {
    return LockedRun.run(
        site, forceLock, plan.base(), warnings, () -> destroy(plan, waiter, warnings));
  }

  private Outcome destroy(Plan plan, Waiter waiter, Diagnostics warnings) {
    Outcome outcome;
    State state;
    try (Journal journal = Journal.open(site.folder(), recorded(plan), warnings)) {
      journal.rekeyed(plan.base());
      outcome = new Applier(journal, waiter).apply(plan);
      state = journal.finish();
    }
    return outcome.with(outcome.isComplete() ? removeFolder(state) : site.store().offer(state));
  }

  private List<Diagnostic> removeFolder(State state) {
    try {
      new FileSync(site).forget();
      site.workspace().files().delete(site.bundle().layout().root(), true);
      new Retirement(site).remove(site.formerStates().left(state.lineage()));
      site.store().retireLocalTerraform();
      return List.of();
    } catch (StopException stop) {
      List<Diagnostic> told = new ArrayList<>(stop.diagnostics());
      told.addAll(site.store().offer(state));
      return told;
    }
  }
}
