package dev.trowel.core.deploy;

import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.footprint.Node;
import dev.trowel.core.footprint.Survey;
import dev.trowel.core.intent.IntentFiles;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.recovery.Recovered;
import dev.trowel.core.state.Begun;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Takes a deployment down: its resources first, then its folder (format.md 1.6, 3).
///
/// It can be run again and again: whatever is gone already counts as done, and the records go last
/// (docs/destroy.md).
public final class Destroyer {

  private final Site site;
  private final Turns turns;
  private final boolean isCareful;

  private Destroyer(Site site, boolean isCareful, Turns turns) {
    this.site = site;
    this.isCareful = isCareful;
    this.turns = turns;
  }

  /// Takes it down as the incumbent does: the folder goes whole, whatever is in it.
  public Destroyer(Site site) {
    this(site, false, new Turns(site));
  }

  /// Takes down all that deployments made, wherever it lies, and nothing else without consent.
  public static Destroyer careful(Site site) {
    return new Destroyer(site, true, new Turns(site));
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
  /// @param survey what lies in the deployment's folders; empty where the folder goes whole
  /// @param agreed paths of what others put there and goes all the same
  /// @param recovered what is known of deployments that were interrupted
  public record Teardown(
      Plan plan,
      State recorded,
      List<Diagnostic> prevented,
      Optional<Survey> survey,
      Set<String> agreed,
      Recovered recovered) {
    public Teardown {
      prevented = List.copyOf(prevented);
      agreed = Set.copyOf(agreed);
    }

    /// What others put into the deployment's folders; it stays unless it [#goesWithAll].
    public List<Node> foreign() {
      return survey.map(Survey::foreign).orElse(List.of());
    }

    /// The same, where also goes what others put there, as far as it is known by now.
    public Teardown goesWithAll() {
      Set<String> all = foreign().stream().map(Node::path).collect(Collectors.toSet());
      return new Teardown(plan, recorded, prevented, survey, all, recovered);
    }
  }

  /// What destroying would do; empty when nothing of it is there. Changes nothing.
  ///
  /// @throws StopException `destroy-prevented` for what the bundle protects
  public Optional<Teardown> propose(Diagnostics warnings) {
    return new Destroyer(site.untouched(), isCareful, turns).planned(warnings);
  }

  private Optional<Teardown> planned(Diagnostics warnings) {
    Interruptions interruptions = new Interruptions(site);
    Begun<Pulled> state = Begun.of(() -> site.store().pull(true, warnings));
    Begun<IntentFiles.Found> found = Begun.of(interruptions::found);
    Begun<Optional<byte[]>> protections = Begun.of(new ProtectionFile(site)::bytes);
    Optional<Footprint> footprint = isCareful ? Optional.of(Footprint.of(site)) : Optional.empty();
    Pulled pulled = state.get();
    Recovered recovered = interruptions.recovered(pulled.state(), found.get(), turns);
    return planned(pulled, recovered, footprint, protections, warnings);
  }

  private Optional<Teardown> planned(
      Pulled pulled,
      Recovered recovered,
      Optional<Footprint> footprint,
      Begun<Optional<byte[]>> protections,
      Diagnostics warnings) {
    warnings.addAll(recovered.warnings());
    boolean lost = isCareful && !recovered.state().exists();
    State state = lost ? new Lost(site).find(warnings) : recovered.state();
    State recorded = lost ? state : pulled.state();
    if (state.resources().isEmpty() && !isCareful && !hasFolder()) {
      return Optional.empty();
    }
    // What the bundle protects is called by its present key.
    Rekeyed rekeyed = Rekeying.apply(state, Moves.in(site.bundle().tree()).former());
    warnings.addAll(rekeyed.warnings());
    Planner planner = new Planner(Kinds::of, site.workspace().rest());
    Plan plan = planner.plan(new TreeMap<>(), rekeyed.state()).moved(rekeyed.moves());
    Optional<Survey> survey = footprint.map(begun -> begun.survey(plan));
    if (state.resources().isEmpty() && survey.filter(Survey::isEmpty).isPresent()) {
      survey
          .map(Survey::foreign)
          .filter(left -> !left.isEmpty())
          .ifPresent(left -> warnings.add(Clearing.told(left)));
      return Optional.empty();
    }
    Protection.respected(plan, site.bundle());
    return Optional.of(
        new Teardown(
            plan, recorded, prevented(plan, protections.get()), survey, Set.of(), recovered));
  }

  private boolean hasFolder() {
    return site.workspace().files().stat(site.bundle().layout().root()).isPresent();
  }

  private List<Diagnostic> prevented(Plan plan, Optional<byte[]> protections) {
    Protections remembered = new ProtectionFile(site).remembered(protections, plan.base());
    return Protection.remembered(plan, remembered.under(plan, site.bundle()), site.bundle());
  }

  /// Carries it out. The folder goes only when every resource went, so that what is left stays
  /// known.
  ///
  /// @throws StopException `plan-stale` when somebody deployed, or protected something, meanwhile
  public Outcome carryOut(Teardown teardown, Terms terms, Waiter waiter, Diagnostics warnings) {
    site.folder().requireRoom();
    AtomicReference<Optional<byte[]>> records = new AtomicReference<>(Optional.empty());
    return new LockedRun(turns, terms, waiter)
        .run(
            teardown.recorded(),
            teardown.plan(),
            warnings,
            turn ->
                records.set(new Destroyer(turn.site(), isCareful, turns).recheck(teardown, turn)),
            turn -> {
              Site effects = turn.site().guarded(terms.gate());
              return new Destroyer(turn.site(), isCareful, turns)
                  .destroy(
                      teardown, effects, turn, Objects.requireNonNull(records.get()), warnings);
            });
  }

  /// Stops when what is about to be done was planned from something else.
  ///
  /// @return what tells of the files now
  private Optional<byte[]> recheck(Teardown teardown, Turn turn) {
    Begun<Optional<byte[]>> record =
        Begun.of(() -> isCareful ? new FileSync(site).recorded() : Optional.<byte[]>empty());
    Together.all(
        () -> new Interruptions(site).recheck(teardown.recovered(), turn),
        () -> recheck(teardown, new ProtectionFile(site).bytes()));
    return record.get();
  }

  private Outcome destroy(
      Teardown teardown, Site effects, Turn turn, Optional<byte[]> listed, Diagnostics warnings) {
    Plan plan = teardown.plan();
    Clearance clearance = new Clearance(() -> Clearing.begin(effects, listed, teardown.survey()));
    Outcome outcome;
    State state;
    try (Journal journal =
        Journal.open(
            site.folder(), teardown.recorded(), Interruptions.lineage(plan.base()), warnings)) {
      journal.rekeyed(plan.base());
      Waiter over = turn.waiter().over(effects.workspace().rest());
      outcome = new Applier(journal, over, _ -> Set.of(), () -> beginning(clearance)).apply(plan);
      List<Diagnostic> lost = turn.lost();
      if (!lost.isEmpty()) {
        clearance.await();
        // The journal stays as it is: whoever has the turn now may record under the same serial.
        return outcome.with(lost);
      }
      if (!outcome.isComplete()) {
        clearance.await();
        return outcome.with(left(teardown, outcome, journal, warnings));
      }
      state = journal.finish();
      outcome = outcome.with(journal.troubles());
    }
    return outcome.with(removeFolder(teardown, effects, state, clearance, warnings));
  }

  /// Records what is left, here only when it is where everybody finds it.
  private List<Diagnostic> left(
      Teardown teardown, Outcome outcome, Journal journal, Diagnostics warnings) {
    State state = journal.fold();
    warnings.addAll(Chronicles.takenDown(site, teardown.plan(), outcome, state));
    List<Diagnostic> troubles = new ArrayList<>(offer(state, teardown.recovered()));
    journal.finish();
    troubles.addAll(journal.troubles());
    return troubles;
  }

  /// The incumbent's way takes the folder whole, and needs no look.
  private void beginning(Clearance clearance) {
    if (isCareful) {
      clearance.get();
    }
  }

  private List<Diagnostic> offer(State state, Recovered recovered) {
    List<Diagnostic> troubles = site.store().offer(state);
    return troubles.isEmpty() ? new Interruptions(site).forget(recovered) : troubles;
  }

  /// Protecting something need not change the state.
  private void recheck(Teardown teardown, Optional<byte[]> protections) {
    if (!prevented(teardown.plan(), protections).equals(teardown.prevented())) {
      throw ProtectionFile.stale();
    }
  }

  private List<Diagnostic> removeFolder(
      Teardown teardown, Site effects, State state, Clearance clearance, Diagnostics warnings) {
    try {
      if (isCareful) {
        clearance.get().clear(teardown.plan(), teardown.agreed(), warnings);
      } else {
        new FileSync(effects).forget();
        new Retirement(effects).remove(site.formerStates().left(state.lineage()));
        // With its folder the turn ends: others may deploy again.
        effects.workspace().files().delete(site.bundle().layout().root(), true);
      }
      site.store().retireLocalTerraform();
      return List.of();
    } catch (StopException stop) {
      List<Diagnostic> told = new ArrayList<>(stop.diagnostics());
      told.addAll(site.store().offer(state));
      return told;
    }
  }
}
