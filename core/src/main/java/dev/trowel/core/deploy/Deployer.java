package dev.trowel.core.deploy;

import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.kind.Trait;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Nodes;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planner;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.MetadataJson;
import dev.trowel.core.state.Pulled;
import dev.trowel.core.state.State;
import dev.trowel.core.sync.SyncPlan;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;

/// Makes the workspace be what one target of a bundle says: proposes, and when that is approved
/// carries it out.
///
/// The story of `deploy` from the reading of the state to the writing of it; ARCHITECTURE.md
/// follows it step by step.
public final class Deployer {

  /// The field by which a kind says in which folder its objects lie.
  private static final String PARENT = "parent_path";

  private final Site site;
  private final FileSync files;
  private final FolderPermissions folders;

  public Deployer(Site site) {
    this.site = site;
    this.files = new FileSync(site);
    this.folders = new FolderPermissions(site.workspace());
  }

  /// What deploying would do; reads the workspace and changes nothing.
  ///
  /// @param warnings takes what is to be said besides
  /// @throws dev.trowel.schema.diagnostic.StopException when it cannot be done as the bundle says
  public Proposal propose(Diagnostics warnings) {
    try (Together together = new Together()) {
      Future<Pulled> state = together.begin(() -> site.store().pull(true, warnings));
      Future<SyncPlan> sync = together.begin(() -> files.plan(warnings));
      Future<byte[]> metadata = together.begin(this::currentMetadata);
      Future<List<FolderPermissions.Wanted>> wanted =
          together.begin(() -> folders.differing(site.bundle()));
      Pulled pulled = Together.result(state);
      Plan plan = plan(pulled.state());
      return new Proposal(
          plan,
          Together.result(sync),
          pulled.inWorkspace() || !plan.base().exists(),
          pulled.terraformIsLeft(),
          Arrays.equals(Together.result(metadata), metadata(plan.base())),
          Together.result(wanted));
    }
  }

  private Plan plan(State state) {
    Planner planner = new Planner(Kinds::of, site.workspace().rest());
    return planner.plan(Nodes.of(site.bundle(), Kinds::of), state);
  }

  /// Carries out `proposal`, and records what was done also when something failed.
  ///
  /// @param forceLock whether to take the lock away from whoever holds it
  public Deployed carryOut(
      Proposal proposal, boolean forceLock, Waiter waiter, Diagnostics warnings) {
    if (proposal.isEmpty()) {
      return new Deployed(Outcome.nothing(), proposal.plan().base(), 0, 0);
    }
    return LockedRun.run(
        site,
        forceLock,
        proposal.plan().base(),
        warnings,
        () -> deploy(proposal, waiter, warnings));
  }

  private Deployed deploy(Proposal proposal, Waiter waiter, Diagnostics warnings) {
    files.upload(proposal.files(), waiter.events());
    proposal.folders().forEach(folders::apply);
    makeFolder(proposal.plan());
    Applied applied = apply(proposal, waiter, warnings);
    return new Deployed(
        applied.outcome().with(publish(applied.state(), proposal)),
        applied.state(),
        proposal.files().uploads().size(),
        proposal.files().deletes().size());
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
    try (Journal journal = Journal.open(site.folder(), proposal.plan().base(), warnings)) {
      try {
        Outcome outcome = new Applier(journal, waiter).apply(proposal.plan());
        return new Applied(outcome, journal.finish());
      } catch (RuntimeException e) {
        publish(journal.finish(), proposal);
        throw e;
      }
    }
  }

  /// Lets others know what was done. A failure here undoes nothing, so it is told beside that.
  private List<Diagnostic> publish(State state, Proposal proposal) {
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
