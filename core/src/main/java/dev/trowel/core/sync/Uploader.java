package dev.trowel.core.sync;

import dev.trowel.core.state.Begun;
import dev.trowel.core.state.DeploymentJson;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.sync.FileManifest.Entry;
import dev.trowel.core.sync.FileManifest.Tie;
import dev.trowel.core.sync.SyncPlan.Basis;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Written;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.source.Slashes;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Carries out a plan for files, so that being killed at any moment costs nothing but time: before
/// the first file the manifest says of which nobody will know, and only after the last what is
/// there.
public final class Uploader {

  private final LocalFolder folder;
  private final WorkspaceFiles workspace;
  private final SyncTarget target;
  private final Clock clock;

  public Uploader(LocalFolder folder, WorkspaceFiles workspace, SyncTarget target, Clock clock) {
    this.folder = folder;
    this.workspace = workspace;
    this.target = target;
    this.clock = clock;
  }

  /// Makes the workspace have exactly the plan's files, and records them in `deployment.json`;
  /// sends nothing when all is as it should be.
  ///
  /// @param progress told of each file when it is done, from many threads
  /// @throws dev.trowel.schema.diagnostic.StopException with all that failed; `sync-file-changed`
  ///   or `sync-file-vanished` when a file is not what the plan was made for
  public void execute(SyncPlan plan, Consumer<Progress> progress) {
    send(plan, false, progress);
    record(plan);
  }

  /// Makes a first upload ready, where nothing can be lost by that: says which files will come,
  /// unless something is said there already, and makes their folders.
  ///
  /// @return whether the rest of [#send] is all that is left to do
  public boolean prepare(SyncPlan plan) {
    if (plan.isEmpty() || !plan.deletes().isEmpty() || !plan.basis().isFirst()) {
      return false;
    }
    return began(plan, false);
  }

  /// Makes the workspace have exactly the plan's files.
  ///
  /// @param prepared what [#prepare] said
  /// @param progress told of each file when it is done, from many threads
  public void send(SyncPlan plan, boolean prepared, Consumer<Progress> progress) {
    if (plan.isEmpty()) {
      return;
    }
    if (!prepared) {
      began(plan, true);
    }
    Transfer transfer = new Transfer(workspace, target, progress);
    if (!plan.deletes().isEmpty()) {
      transfer.clear(plan);
      transfer.makeFolders(plan, folders(plan.basis()));
    }
    transfer.put(plan);
  }

  /// Says of which files nobody will know, and makes folders where nothing has to go first.
  private boolean began(SyncPlan plan, boolean overwrite) {
    Begun<Written> said =
        Begun.of(() -> workspace.write(target.manifest(), underway(plan).write(), overwrite));
    try {
      if (plan.deletes().isEmpty()) {
        new Transfer(workspace, target, _ -> {}).makeFolders(plan, folders(plan.basis()));
      }
    } finally {
      said.get();
    }
    return said.get() == Written.DONE;
  }

  /// Records what is there now, after [#send]. Each of both files is true without the other.
  public void record(SyncPlan plan) {
    Basis basis = plan.basis();
    DeploymentJson done = basis.newest();
    if (!plan.isEmpty() || !basis.complete()) {
      DeploymentJson next = basis.newest().next(entries(basis.files()), clock);
      Map<String, byte[]> records =
          Map.of(
              target.manifest(), complete(basis, next).write(), target.deployment(), next.write());
      Parallel.map(
          List.copyOf(records.entrySet()),
          each -> workspace.write(each.getKey(), each.getValue(), true));
      done = next;
    }
    remember(done, basis);
  }

  /// What is kept on this machine only saves time, so that it is no failure when it cannot be.
  private void remember(DeploymentJson done, Basis basis) {
    try {
      folder.write(DeploymentJson.FILE, done.write());
      Snapshot.write(folder, target, basis.files());
    } catch (StopException stop) {
      return;
    }
  }

  /// Forgets what lies in the workspace, so that the next deployment uploads everything: to be
  /// called before files are removed by other means than a plan, as destroy does.
  public void forget() {
    workspace.delete(target.manifest(), false);
    folder.delete(Snapshot.file(target));
  }

  /// As [#forget], but the names stay known, so that whoever is cut off while the files go still
  /// tells them from what others put there.
  ///
  /// @param record what [#recorded] said
  public void doubt(Optional<byte[]> record) {
    record
        .flatMap(bytes -> FileManifest.read(bytes, target.filePath()))
        .ifPresent(known -> workspace.write(target.manifest(), doubted(known).write(), true));
    folder.delete(Snapshot.file(target));
  }

  /// What tells in the workspace of the content of its files; empty where nothing does.
  public Optional<byte[]> recorded() {
    return workspace.read(target.manifest());
  }

  private FileManifest doubted(FileManifest known) {
    SortedMap<String, Entry> files = new TreeMap<>();
    known.files().forEach((path, entry) -> files.put(path, Entry.unknown(entry.notebook())));
    return new FileManifest(target.filePath(), List.of(), files);
  }

  /// What is known while files change: those that stay, and the names of the others.
  private FileManifest underway(SyncPlan plan) {
    SortedMap<String, Entry> files = new TreeMap<>();
    Set<String> deleted = new HashSet<>(plan.deletes());
    plan.basis()
        .manifest()
        .files()
        .forEach((path, entry) -> {
          boolean goes = deleted.contains(Notebooks.remoteName(path, entry.notebook()));
          files.put(path, goes ? Entry.unknown(entry.notebook()) : entry);
        });
    plan.uploads().forEach(f -> files.put(f.path(), Entry.unknown(f.notebook())));
    return new FileManifest(target.filePath(), List.of(Tie.to(plan.basis().remote())), files);
  }

  /// What is there now: true before `deployment.json` is written, and after.
  private FileManifest complete(Basis basis, DeploymentJson next) {
    SortedMap<String, Entry> files = new TreeMap<>();
    basis.files().forEach(f -> files.put(f.path(), new Entry(f.sha256(), f.notebook())));
    return new FileManifest(
        target.filePath(), List.of(Tie.to(basis.remote()), Tie.to(next)), files);
  }

  /// Folders that are there for certain, since a file in them is.
  private static Set<String> folders(Basis basis) {
    Set<String> folders = new HashSet<>();
    basis
        .manifest()
        .files()
        .forEach((path, entry) -> {
          if (entry.isKnown()) {
            folders.add(Slashes.parent(path));
          }
        });
    return folders;
  }

  private static List<DeploymentJson.Entry> entries(List<SourceFile> files) {
    return files.stream().map(f -> new DeploymentJson.Entry(f.path(), f.notebook())).toList();
  }
}
