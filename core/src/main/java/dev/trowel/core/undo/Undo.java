package dev.trowel.core.undo;

import dev.trowel.core.apply.Applier;
import dev.trowel.core.apply.Outcome;
import dev.trowel.core.apply.Waiter;
import dev.trowel.core.build.LibrarySync;
import dev.trowel.core.plan.Change;
import dev.trowel.core.plan.Difference;
import dev.trowel.core.plan.Plan;
import dev.trowel.core.plan.Planned;
import dev.trowel.core.state.Journal;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Log;
import dev.trowel.core.state.Recorded;
import dev.trowel.core.state.State;
import dev.trowel.core.workspace.Workspace;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.diagnostic.StopException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Knows how everything was before a deployment that is about to begin, and puts it back.
///
/// Files come back before the resources that use them, and what was added goes after the last
/// resource that uses it. A failure on the way stops only what depends on it.
public final class Undo {

  private final Scope scope;
  private final LocalFolder folder;
  private final FormerResources resources;
  private final FormerFiles files;
  private final FormerAccess access;
  private final FormerRecords records;
  private final BooleanSupplier isOver;

  private Undo(Scope scope, LocalFolder folder, Former former, BooleanSupplier isOver) {
    this.scope = scope;
    this.folder = folder;
    this.resources = former.resources();
    this.files = former.files();
    this.access = former.access();
    this.records = former.records();
    this.isOver = isOver;
  }

  /// How everything was.
  private record Former(
      FormerResources resources, FormerFiles files, FormerAccess access, FormerRecords records) {}

  /// Lets everybody know what goes on.
  public interface Announcer {
    /// Announces what is about to be done to resources.
    ///
    /// @param log is told what becomes of it, too
    Log announced(Plan plan, Log log);

    /// Makes known what is there again.
    ///
    /// @return what kept it from being known, a line each
    List<String> published(Undone undone);
  }

  /// Reads what is there; nothing in the workspace changes.
  ///
  /// @param folder the target's folder on this machine, where the content of files is kept
  /// @param isOver whether somebody else may record by now, so that nothing more is recorded here
  /// @throws StopException when something cannot be read
  public static Undo prepare(
      Workspace workspace, LocalFolder folder, Scope scope, BooleanSupplier isOver) {
    Former former =
        new Former(
            FormerResources.read(scope.plan(), workspace.rest()),
            FormerFiles.read(workspace, folder, scope.touched(), scope.folders().made()),
            FormerAccess.read(workspace, scope.folders().access()),
            FormerRecords.read(
                workspace.files(), scope.records(), folder, scope.target().localRecords()));
    return new Undo(scope, folder, former, isOver);
  }

  /// Forgets what was kept, once nobody needs it any more.
  public void forget() {
    files.locker().empty();
  }

  /// Puts everything back.
  ///
  /// @param now what is recorded now
  /// @param outcome what became of the resources
  /// @param waiter waits for them
  /// @param kept where what was done is recorded, in the workspace
  /// @param announcer lets everybody know what is about to be done, and what is there again
  public Undone run(
      State now,
      Outcome outcome,
      Waiter waiter,
      WorkspaceFiles kept,
      Announcer announcer,
      Diagnostics warnings) {
    Tally tally = new Tally();
    if (files.isChanged()) {
      invalidated(tally, kept);
    }
    Tally restored = files.restore();
    tally.add(restored);
    if (outcome.done().isEmpty() && outcome.attempted().isEmpty()) {
      Resources untouched = new Resources(now, Set.of(), Outcome.nothing());
      return published(untouched, tally, restored, kept, announcer);
    }
    try (Journal journal = Journal.open(folder, now, warnings)) {
      Resources back = resources(journal, now, outcome, waiter, tally, announcer);
      Undone undone = published(back, tally, restored, kept, announcer);
      return isOver.getAsBoolean() ? undone : undone.without(finished(journal));
    }
  }

  /// The journal stays until the state is where everybody finds it: whoever goes on without this
  /// machine records under the same serial.
  private static List<String> finished(Journal journal) {
    journal.finish();
    return journal.troubles().stream().map(Diagnostic::summary).toList();
  }

  private Undone published(
      Resources back, Tally tally, Tally restored, WorkspaceFiles kept, Announcer announcer) {
    Tally cleared = files.clear();
    tally.add(cleared);
    boolean whole = restored.lost().isEmpty() && cleared.lost().isEmpty();
    records(tally, kept, whole);
    tally.add(access.restore());
    Undone undone = new Undone(back.state(), tally.back(), tally.lost(), back.left(), back.way());
    return undone.without(announcer.published(undone));
  }

  private void invalidated(Tally tally, WorkspaceFiles kept) {
    for (String path :
        List.of(scope.target().records().getFirst(), scope.libraries().folder().manifest())) {
      tally.trying(
          path,
          () -> {
            FormerRecords.invalidate(kept, path);
            return false;
          });
    }
  }

  /// Where the files are not as they were, nobody is told that they are.
  private void records(Tally tally, WorkspaceFiles kept, boolean whole) {
    String libraries = scope.libraries().folder().manifest();
    String contents = scope.target().records().getFirst();
    for (String path : scope.target().records()) {
      if (whole || !path.equals(contents)) {
        tally.trying(path, () -> restored(kept, path, records.at(path).orElse(null)));
      }
    }
    if (whole) {
      LibrarySync sync = new LibrarySync(kept, scope.libraries().folder());
      tally.trying(
          libraries,
          () ->
              restored(
                  kept,
                  libraries,
                  records
                      .at(libraries)
                      .map(record -> sync.renewed(record, files.locker().digests()))
                      .orElse(null)));
      records.restoreLocal(folder);
    }
  }

  /// A record is nothing that anybody would miss in a list of what was put back.
  private static boolean restored(WorkspaceFiles kept, String path, byte @Nullable [] content) {
    FormerRecords.restore(kept, path, content);
    return false;
  }

  /// What came of the resources.
  ///
  /// @param left those that are not as they were
  private record Resources(State state, Set<ResourceKey> left, Outcome way) {}

  private Resources resources(
      Journal journal,
      State now,
      Outcome outcome,
      Waiter waiter,
      Tally tally,
      Announcer announcer) {
    Ledger ledger = new Ledger(journal, resources, now);
    Set<ResourceKey> lost = new HashSet<>(lost(outcome, tally));
    Outcome way = Outcome.nothing();
    try {
      Plan back = new WayBack(resources).plan(now, outcome.attempted().keySet(), waiter.rest());
      way = new Applier(announcer.announced(back, ledger), waiter).apply(back);
      lost.addAll(carriedOut(back, way, tally));
      ledger.restore(lost);
      if (lost.isEmpty() && isRekeyed(scope.plan())) {
        journal.rekeyed(former(now, ledger));
      }
    } catch (StopException stop) {
      tally.lost("resources", stop.diagnostics());
      outcome.done().forEach(change -> lost.add(change.key()));
    }
    return new Resources(journal.fold(), lost, way);
  }

  /// Whether the plan began with a state other than the recorded one.
  private static boolean isRekeyed(Plan plan) {
    return !plan.moves().isEmpty() || !plan.adopts().isEmpty();
  }

  /// What cannot come back.
  private Set<ResourceKey> lost(Outcome outcome, Tally tally) {
    Set<ResourceKey> lost = new HashSet<>();
    outcome.done().stream()
        .map(Change::key)
        .filter(key -> resources.isSecretLost(key) || FormerResources.isRun(key))
        .forEach(key -> {
          lost.add(key);
          tally.lost(
              key.toString(),
              FormerResources.isRun(key)
                  ? "a run that took place cannot be taken back"
                  : "nobody knows the secret that went with it");
        });
    return lost;
  }

  private Set<ResourceKey> carriedOut(Plan back, Outcome outcome, Tally tally) {
    outcome.done().forEach(change -> tally.back(change.key() + " (" + change.action() + ")"));
    outcome.attempted().forEach((key, why) -> tally.lost(key.toString(), List.of(why)));
    outcome.skipped().forEach((key, on) -> tally.lost(key.toString(), "it waits for " + on));
    outcome.stopped().unstarted().forEach(key -> tally.lost(key.toString(), "it was not begun"));
    outcome.stopped().why().forEach(why -> tally.lost("the rest", List.of(why)));
    back.lines().values().stream()
        .filter(Undo::sendsSecret)
        .forEach(line ->
            tally.lost(
                line.key().toString(),
                "its secrets are what the bundle says now: nobody knows what they were"));
    Set<ResourceKey> lost = new HashSet<>(outcome.attempted().keySet());
    lost.addAll(outcome.skipped().keySet());
    lost.addAll(outcome.stopped().unstarted());
    return lost;
  }

  private static boolean sendsSecret(Planned line) {
    return line.change().isEffective()
        && line.differences().stream()
            .anyMatch(each -> each.secret() && each.verdict() != Difference.Verdict.SKIP);
  }

  /// The state under the keys it was recorded with.
  private State former(State now, Ledger ledger) {
    SortedMap<ResourceKey, Recorded> found = new TreeMap<>(ledger.now());
    SortedMap<ResourceKey, Recorded> former = new TreeMap<>();
    scope
        .recorded()
        .resources()
        .forEach((key, before) -> {
          Recorded here = found.get(present(key));
          if (here != null) {
            former.put(key, new Recorded(here.id(), here.settings(), before.dependsOn()));
          }
        });
    return new State(now.lineage(), now.serial(), now.toolVersion(), former, now.extra());
  }

  private ResourceKey present(ResourceKey former) {
    return scope.plan().moves().entrySet().stream()
        .filter(move -> move.getValue().owner().equals(former.owner()))
        .map(move -> move.getKey().owner().with(former.part()))
        .findFirst()
        .orElse(former);
  }
}
