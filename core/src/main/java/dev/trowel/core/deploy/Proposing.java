package dev.trowel.core.deploy;

import dev.trowel.core.build.BuiltBundle;
import dev.trowel.core.build.BuiltFile;
import dev.trowel.core.build.LibraryPlan;
import dev.trowel.core.deploy.Adopting.Taken;
import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.hook.Hooks;
import dev.trowel.core.hook.Moment;
import dev.trowel.core.intent.IntentFiles;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.plan.Ahead;
import dev.trowel.core.plan.LikelyRename;
import dev.trowel.core.plan.Node;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.ready.Inspection;
import dev.trowel.core.ready.Readiness;
import dev.trowel.core.recovery.Recovered;
import dev.trowel.core.select.GitChanges;
import dev.trowel.core.select.LeftBehind;
import dev.trowel.core.select.Selecting;
import dev.trowel.core.select.Selection;
import dev.trowel.core.select.Selector;
import dev.trowel.core.state.Begun;
import dev.trowel.core.state.Pulled;
import dev.trowel.core.state.Rekeying;
import dev.trowel.core.state.Rekeying.Rekeyed;
import dev.trowel.core.state.State;
import dev.trowel.core.sync.SyncPlan;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Moves;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Reads the workspace and says what deploying would do; changes nothing there.
final class Proposing {

  private final Site site;
  private final Hooks hooks;
  private final Selecting selecting;
  private final Optional<Rollback> rollback;
  private final FileSync files;
  private final FolderPermissions folders;
  private final Libraries libraries;
  private final Publishing publishing;
  private final Interruptions interruptions;
  private final Turns turns;
  private final Meanwhile meanwhile;

  /// @param site where nothing can be changed
  /// @param rollback what to deploy in the place of what is on this machine
  /// @param turns knows whether somebody else deploys meanwhile
  Proposing(Site site, Hooks hooks, Selecting selecting, Optional<Rollback> rollback, Turns turns) {
    this(site, hooks, selecting, rollback, turns, new Meanwhile(turns::listed, () -> {}));
  }

  private Proposing(
      Site site,
      Hooks hooks,
      Selecting selecting,
      Optional<Rollback> rollback,
      Turns turns,
      Meanwhile meanwhile) {
    this.meanwhile = meanwhile;
    this.site = site;
    this.rollback = rollback;
    this.hooks = hooks;
    this.selecting = selecting;
    this.files = new FileSync(site, rollback.map(Rollback::files));
    this.folders = new FolderPermissions(site.workspace());
    this.libraries = new Libraries(site);
    this.publishing = new Publishing(site);
    this.interruptions = new Interruptions(site);
    this.turns = turns;
  }

  /// The same, which asks nobody, and looks into nothing that others left, before `known` returns:
  /// then it is known that nobody else deploys.
  ///
  /// @param listed as [Turns#listed], at the time of the look for that
  Proposing beside(Supplier<List<Listed>> listed, Runnable known) {
    return new Proposing(site, hooks, selecting, rollback, turns, new Meanwhile(listed, known));
  }

  /// What goes on meanwhile.
  private record Meanwhile(Supplier<List<Listed>> listed, Runnable known) {}

  /// What deploying would do; it runs scripts and builds artifacts first.
  Proposal propose(Diagnostics warnings, EventSink events, Predicate<LikelyRename> isRename) {
    BuiltBundle built =
        rollback
            .map(former -> new BuiltBundle(site.bundle(), former.libraries()))
            .orElseGet(() -> build(events));
    events.accept(new Event.Reading());
    if (!Release.isWanted(site.bundle())) {
      return compare(built, warnings, isRename, Optional.empty());
    }
    Release release =
        Release.of(site.bundle(), files.sources(new Diagnostics()), built.libraries());
    return new Proposing(site.in(release), hooks, selecting, rollback, turns, meanwhile)
        .compare(release.in(built), warnings, isRename, Optional.of(release))
        .with(built.bundle());
  }

  private BuiltBundle build(EventSink events) {
    hooks.run(Moment.PREBUILD);
    SequencedMap<String, List<BuiltFile>> artifacts = Building.artifacts(site, events);
    hooks.run(Moment.POSTBUILD);
    BuiltBundle built = Building.link(site, artifacts);
    hooks.run(Moment.PREDEPLOY);
    return built;
  }

  private Proposal compare(
      BuiltBundle built,
      Diagnostics warnings,
      Predicate<LikelyRename> isRename,
      Optional<Release> release) {
    ArtifactVolume.check(site.bundle(), site.workspace().files());
    try (Together together = new Together()) {
      Future<Pulled> state = together.begin(() -> site.store().pull(true, warnings));
      Future<SyncPlan> sync = together.begin(() -> files.plan(warnings));
      Future<LibraryPlan> libraries =
          together.begin(() -> this.libraries.sync().plan(built.libraries()));
      Future<Optional<byte[]>> protections = together.begin(protection()::bytes);
      Future<IntentFiles.Found> intents =
          together.begin(() -> interruptions.found(meanwhile.listed().get()));
      Future<byte[]> metadata = together.begin(publishing::currentMetadata);
      Future<List<FolderPermissions.Wanted>> wanted =
          together.begin(() -> folders.differing(site.bundle()));
      SortedMap<ResourceKey, Node> nodes = Nodes.of(built.bundle(), Kinds::of);
      Pulled pulled = Together.result(state);
      Recovered recovered = recovered(pulled.state(), Together.result(intents));
      warnings.addAll(recovered.warnings());
      refuseActiveRuns(recovered.state());
      Chosen chosen = plan(built.bundle(), nodes, recovered.state(), warnings, isRename);
      Plan plan = chosen.plan();
      warnings.addAll(LeftBehind.warnings(plan));
      ProtectionFile.Remembered remembered =
          protection().read(Together.result(protections), recovered.state().lineage());
      return new Proposal(
          built.bundle(),
          plan,
          chosen.selection(),
          Together.result(sync),
          this.libraries.unused(Together.result(libraries), recovered.state(), plan),
          pulled.inWorkspace() || !plan.base().exists(),
          pulled.terraformIsLeft(),
          Arrays.equals(Together.result(metadata), publishing.metadata(plan.base())),
          Together.result(wanted),
          pulled.state(),
          plan.unselected().isEmpty() ? new Retirement(site).of(pulled.former()) : List.of(),
          ProtectionPlan.of(remembered, plan, site.bundle()),
          release,
          recovered,
          chosen.models());
    }
  }

  private Recovered recovered(State state, IntentFiles.Found found) {
    if (!found.intents().isEmpty()) {
      meanwhile.known().run();
    }
    return interruptions.recovered(state, found, turns);
  }

  private ProtectionFile protection() {
    return new ProtectionFile(site);
  }

  private record Chosen(
      Plan plan, Selection selection, Readiness models, List<Diagnostic> doubts) {}

  private Chosen plan(
      Bundle bundle,
      SortedMap<ResourceKey, Node> nodes,
      State state,
      Diagnostics warnings,
      Predicate<LikelyRename> isRename) {
    SortedMap<ResourceKey, List<ResourceKey>> former = Moves.in(site.bundle().tree()).former();
    Rekeyed rekeyed = Rekeying.apply(state, former);
    Chosen chosen = plan(bundle, nodes, rekeyed);
    List<LikelyRename> likely =
        LikelyRename.in(chosen.plan()).stream().filter(each -> !each.ambiguous()).toList();
    if (!likely.isEmpty()) {
      meanwhile.known().run();
    }
    List<LikelyRename> renames = likely.stream().filter(isRename).toList();
    if (!renames.isEmpty()) {
      renames.forEach(each -> former.put(each.to(), List.of(each.from())));
      rekeyed = Rekeying.apply(state, former);
      chosen = plan(bundle, nodes, rekeyed);
    }
    warnings.addAll(chosen.models().findings());
    warnings.addAll(chosen.doubts());
    warnings.addAll(rekeyed.warnings());
    Protection.respected(chosen.plan(), site.bundle());
    return chosen;
  }

  private Chosen plan(Bundle bundle, SortedMap<ResourceKey, Node> nodes, Rekeyed rekeyed) {
    State state = rekeyed.state();
    Selection selection =
        Selector.select(
            selecting, bundle, nodes.values(), state, new GitChanges(bundle.root())::since);
    RestClient rest = site.workspace().rest();
    Taken taken = Adopting.declared(bundle, nodes, rest).into(state, selection.unselected());
    SortedSet<ResourceKey> unselected = selection.unselected();
    Begun<Readiness> inspection =
        Begun.of(() -> Inspection.of(bundle, nodes, taken.state(), unselected, rest));
    Planner planner = new Planner(Kinds::of, rest);
    Ahead ahead = planner.ahead(nodes, taken.state(), unselected);
    Readiness models = inspection.get();
    models.stopOnErrors();
    Plan plan = planner.plan(models.nodes(), taken.state(), models.leaving(unselected), ahead);
    Adopting.refuseReplacing(plan, taken.ids());
    return new Chosen(
        plan.moved(rekeyed.moves()).adopting(taken.ids()), selection, models, taken.doubts());
  }

  private void refuseActiveRuns(State state) {
    if (ActiveRuns.areRefused(site.bundle().tree())) {
      new ActiveRuns(site.workspace().rest()).refuse(state, site.bundle().tree());
    }
  }
}
