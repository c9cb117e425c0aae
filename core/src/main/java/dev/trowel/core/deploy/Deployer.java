package dev.trowel.core.deploy;

import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.build.BuiltBundle;
import dev.trowel.core.build.BuiltFile;
import dev.trowel.core.build.LibraryFolder;
import dev.trowel.core.build.LibraryPlan;
import dev.trowel.core.build.LibrarySync;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.hook.Moment;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.Trait;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.LikelyRename;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.select.GitChanges;
import dev.trowel.core.select.LeftBehind;
import dev.trowel.core.select.Selecting;
import dev.trowel.core.select.Selection;
import dev.trowel.core.select.Selector;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.MetadataJson;
import dev.trowel.core.state.Pulled;
import dev.trowel.core.state.Rekeying;
import dev.trowel.core.state.Rekeying.Rekeyed;
import dev.trowel.core.state.State;
import dev.trowel.core.sync.SyncPlan;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Makes the workspace be what one target of a bundle says: proposes, and when that is approved
/// carries it out.
///
/// The story of `deploy` from the reading of the state to the writing of it; ARCHITECTURE.md
/// follows it step by step.
public final class Deployer {

  /// The field by which a kind says in which folder its objects lie.
  private static final String PARENT = "parent_path";

  private final Site site;
  private final Hooks hooks;
  private final FileSync files;
  private final FolderPermissions folders;
  private final Retirement retirement;
  private final Selecting selecting;

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
    this.site = site;
    this.selecting = selecting;
    this.hooks = hooks;
    this.files = new FileSync(site);
    this.folders = new FolderPermissions(site.workspace());
    this.retirement = new Retirement(site);
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
    return new Deployer(site.untouched(), hooks, selecting).compare(warnings, events, isRename);
  }

  private Proposal compare(
      Diagnostics warnings, EventSink events, Predicate<LikelyRename> isRename) {
    hooks.run(Moment.PREBUILD);
    SequencedMap<String, List<BuiltFile>> artifacts = Building.artifacts(site, events);
    hooks.run(Moment.POSTBUILD);
    BuiltBundle built = Building.link(site, artifacts);
    hooks.run(Moment.PREDEPLOY);
    return compare(built, warnings, isRename);
  }

  private Proposal compare(
      BuiltBundle built, Diagnostics warnings, Predicate<LikelyRename> isRename) {
    ArtifactVolume.check(site.bundle(), site.workspace().files());
    try (Together together = new Together()) {
      Future<Pulled> state = together.begin(() -> site.store().pull(true, warnings));
      Future<SyncPlan> sync = together.begin(() -> files.plan(warnings));
      Future<LibraryPlan> libraries = together.begin(() -> libraries().plan(built.libraries()));
      Future<Optional<byte[]>> protections = together.begin(protection()::bytes);
      Future<byte[]> metadata = together.begin(this::currentMetadata);
      Future<List<FolderPermissions.Wanted>> wanted =
          together.begin(() -> folders.differing(site.bundle()));
      Pulled pulled = Together.result(state);
      refuseActiveRuns(pulled.state());
      Chosen chosen = plan(built.bundle(), pulled.state(), warnings, isRename);
      Plan plan = chosen.plan();
      warnings.addAll(LeftBehind.warnings(plan));
      ProtectionFile.Remembered remembered =
          protection().read(Together.result(protections), pulled.state().lineage());
      return new Proposal(
          plan,
          chosen.selection(),
          Together.result(sync),
          unused(Together.result(libraries), pulled.state(), plan),
          pulled.inWorkspace() || !plan.base().exists(),
          pulled.terraformIsLeft(),
          Arrays.equals(Together.result(metadata), metadata(plan.base())),
          Together.result(wanted),
          pulled.state(),
          plan.unselected().isEmpty() ? retirement.of(pulled.former()) : List.of(),
          ProtectionPlan.of(remembered, plan, site.bundle()));
    }
  }

  private ProtectionFile protection() {
    return new ProtectionFile(site);
  }

  private record Chosen(Plan plan, Selection selection) {}

  private Chosen plan(
      Bundle bundle, State state, Diagnostics warnings, Predicate<LikelyRename> isRename) {
    SortedMap<ResourceKey, Node> nodes = Nodes.of(bundle, Kinds::of);
    SortedMap<ResourceKey, List<ResourceKey>> former = Moves.in(site.bundle().tree()).former();
    Rekeyed rekeyed = Rekeying.apply(state, former);
    Chosen chosen = plan(bundle, nodes, rekeyed);
    List<LikelyRename> renames =
        LikelyRename.in(chosen.plan()).stream()
            .filter(each -> !each.ambiguous() && isRename.test(each))
            .toList();
    if (!renames.isEmpty()) {
      renames.forEach(each -> former.put(each.to(), List.of(each.from())));
      rekeyed = Rekeying.apply(state, former);
      chosen = plan(bundle, nodes, rekeyed);
    }
    warnings.addAll(rekeyed.warnings());
    Protection.respected(chosen.plan(), site.bundle());
    return chosen;
  }

  private Chosen plan(Bundle bundle, SortedMap<ResourceKey, Node> nodes, Rekeyed rekeyed) {
    State state = rekeyed.state();
    Selection selection =
        Selector.select(
            selecting, bundle, nodes.values(), state, new GitChanges(bundle.root())::since);
    Planner planner = new Planner(Kinds::of, site.workspace().rest());
    Plan plan = planner.plan(nodes, state, selection.unselected());
    return new Chosen(plan.moved(rekeyed.moves()), selection);
  }

  private void refuseActiveRuns(State state) {
    if (ActiveRuns.areRefused(site.bundle().tree())) {
      new ActiveRuns(site.workspace().rest()).refuse(state, site.bundle().tree());
    }
  }

  /// Libraries of the last deployment stay as long as a run may load them, or the bundle wants all
  /// to stay (format.md 2.9), or resources that are left as they are may name them.
  private LibraryPlan unused(LibraryPlan libraries, State state, Plan plan) {
    boolean kept =
        !libraries.stale().isEmpty()
            && (!plan.unselected().isEmpty()
                || Values.isTrue(site.bundle().tree(), "experimental", "skip_artifact_cleanup")
                || new ActiveRuns(site.workspace().rest()).mayBe(state));
    return kept ? libraries.keepingStale() : libraries;
  }

  private LibrarySync libraries() {
    return new LibrarySync(site.workspace().files(), LibraryFolder.of(site.bundle()));
  }

  /// Carries out `proposal`, and records what was done also when something failed.
  ///
  /// @param forceLock whether to take the lock away from whoever holds it
  public Deployed carryOut(
      Proposal proposal, boolean forceLock, Waiter waiter, Diagnostics warnings) {
    if (proposal.isEmpty()) {
      Outcome nothing = Outcome.nothing();
      return new Deployed(nothing.with(afterwards(nothing)), proposal.plan().base(), 0, 0);
    }
    return LockedRun.run(
        site,
        forceLock,
        proposal.plan().base(),
        warnings,
        () -> deploy(proposal, waiter, warnings));
  }

  private Deployed deploy(Proposal proposal, Waiter waiter, Diagnostics warnings) {
    protection().recheck(proposal.plan(), proposal.protection());
    libraries().upload(proposal.libraries(), waiter.events());
    files.upload(proposal.files(), waiter.events());
    proposal.folders().forEach(folders::apply);
    makeFolder(proposal.plan());
    Applied applied = apply(proposal, waiter, warnings);
    List<Diagnostic> troubles = new ArrayList<>(publish(applied.state(), proposal));
    troubles.addAll(cleaned(applied, proposal));
    if (troubles.isEmpty() && applied.outcome().isComplete()) {
      troubles.addAll(retirement.retire(proposal.former(), applied.state(), warnings));
    }
    Outcome outcome = applied.outcome().with(troubles);
    return new Deployed(
        outcome.with(afterwards(outcome)),
        applied.state(),
        proposal.files().uploads().size(),
        proposal.files().deletes().size());
  }

  /// What the last script had to say; it runs only after success, and undoes nothing.
  private List<Diagnostic> afterwards(Outcome outcome) {
    if (!outcome.succeeded()) {
      return outcome.troubles();
    }
    try {
      hooks.run(Moment.POSTDEPLOY);
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  /// Removes libraries that nothing refers to any more; what hinders that is told beside the
  /// outcome, for the next deployment tries again.
  private List<Diagnostic> cleaned(Applied applied, Proposal proposal) {
    LibraryPlan plan = proposal.libraries();
    if (plan.stale().isEmpty() || !applied.outcome().isComplete()) {
      return List.of();
    }
    try {
      libraries().clean(unused(plan, applied.state(), proposal.plan()));
      return List.of();
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
      site.workspace().files().mkdirs(folder);
    }
  }

  private record Applied(Outcome outcome, State state) {}

  /// Whatever happens on the way, what was done is recorded where the next deployment finds it.
  private Applied apply(Proposal proposal, Waiter waiter, Diagnostics warnings) {
    try (Journal journal = Journal.open(site.folder(), proposal.recorded(), warnings)) {
      try {
        journal.rekeyed(proposal.plan().base());
        Outcome outcome = new Applier(journal, waiter).apply(proposal.plan());
        return new Applied(outcome, journal.finish());
      } catch (RuntimeException e) {
        publish(journal.finish(), proposal);
        throw e;
      }
    }
  }

  /// Lets others know what was done, first what they must not destroy, under each key that they may
  /// know. A failure here undoes nothing, so it is told beside that.
  private List<Diagnostic> publish(State state, Proposal proposal) {
    ProtectionPlan protection = proposal.protection();
    Protections now = protection.after(state, proposal.plan(), site.bundle());
    Protections meanwhile = protection.until(now, proposal.plan());
    List<Diagnostic> told =
        new ArrayList<>(protection().write(protection.remembered(), meanwhile, state.lineage()));
    told.addAll(publishState(state, proposal));
    if (told.isEmpty() && !meanwhile.equals(now)) {
      ProtectionFile.Remembered written = new ProtectionFile.Remembered(meanwhile, true);
      told.addAll(protection().write(written, now, state.lineage()));
    }
    return told;
  }

  private List<Diagnostic> publishState(State state, Proposal proposal) {
    if (state.exists() && !(proposal.stateIsPushed() && state.equals(proposal.plan().base()))) {
      List<Diagnostic> kept = site.store().offer(state);
      if (!kept.isEmpty()) {
        return kept;
      }
    }
    return publishRest(metadata(state), proposal);
  }

  private List<Diagnostic> publishRest(byte[] metadata, Proposal proposal) {
    boolean current =
        proposal.metadataIsCurrent() && Arrays.equals(metadata, metadata(proposal.plan().base()));
    try {
      if (proposal.terraformIsLeft()) {
        site.store().retireTerraform();
      }
      if (!current) {
        site.workspace().files().write(metadataPath(), metadata, true);
      }
      return List.of();
    } catch (StopException stop) {
      return stop.diagnostics();
    }
  }

  private byte[] metadata(State state) {
    Map<ResourceKey, String> ids = new TreeMap<>();
    state.resources().forEach((key, recorded) -> ids.put(key, recorded.id()));
    return MetadataJson.write(site.bundle(), site.git(), ids, Kinds.with(Trait.IN_METADATA));
  }

  private String metadataPath() {
    return site.bundle().layout().state() + "/" + MetadataJson.FILE;
  }

  private byte[] currentMetadata() {
    return site.workspace().files().read(metadataPath()).orElse(new byte[0]);
  }
}
