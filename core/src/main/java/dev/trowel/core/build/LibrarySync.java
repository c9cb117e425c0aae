package dev.trowel.core.build;

import dev.trowel.core.event.Event;
import dev.trowel.core.event.EventSink;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.sync.Sha256;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.WorkspaceFiles.Listed;
import dev.trowel.core.workspace.http.Lane;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares libraries with what lies in the workspace, by content, and brings over what changed.
public final class LibrarySync {

  /// So many libraries are under way at once (format.md 2.9); each is in memory meanwhile.
  private static final int WIDTH = 5;

  private static final String VOLUMES = "/Volumes/";

  private final WorkspaceFiles workspace;
  private final LibraryFolder folder;
  private final Semaphore width = new Semaphore(WIDTH);

  public LibrarySync(WorkspaceFiles workspace, LibraryFolder folder) {
    this.workspace = workspace;
    this.folder = folder;
  }

  /// What to upload, and what is not needed any more; only reads, and asks nothing beyond the
  /// manifest of a bundle that never had libraries.
  public LibraryPlan plan(List<Library> libraries) {
    Optional<byte[]> known = workspace.read(folder.manifest());
    if (known.isEmpty() && libraries.isEmpty()) {
      return new LibraryPlan(folder, List.of(), List.of(), List.of());
    }
    LibraryManifest manifest =
        known
            .map(bytes -> LibraryManifest.read(bytes, folder.path()))
            .orElseGet(() -> LibraryManifest.none(folder.path()));
    SortedMap<String, String> there = LibraryManifest.versions(workspace.list(folder.path()));
    Set<String> needed = libraries.stream().map(Library::name).collect(Collectors.toSet());
    return new LibraryPlan(
        folder,
        libraries,
        libraries.stream().filter(library -> !manifest.has(library, there)).toList(),
        there.keySet().stream().filter(name -> !needed.contains(name)).toList());
  }

  /// Uploads what the plan says, and records what lies there then. Being killed on the way costs
  /// nothing but time: what was written since is not what the manifest speaks of.
  ///
  /// @throws StopException with all that failed; `library-unreadable` when a file is not what the
  ///   plan was made for
  public void upload(LibraryPlan plan, EventSink events) {
    if (plan.uploads().isEmpty()) {
      return;
    }
    prepare(plan);
    tell(plan, events);
    send(plan);
    record(plan);
  }

  /// Makes the folder, where something is to come.
  public void prepare(LibraryPlan plan) {
    if (!plan.uploads().isEmpty()) {
      workspace.mkdirs(folder.path());
    }
  }

  /// Says what [#send] is about to bring over.
  public static void tell(LibraryPlan plan, EventSink events) {
    plan.uploads().forEach(library -> events.accept(new Event.UploadingLibrary(library.shown())));
  }

  /// Brings over what changed; after [#prepare].
  public void send(LibraryPlan plan) {
    Parallel.map(plan.uploads(), this::put);
  }

  /// Records what lies there now; after [#send].
  public void record(LibraryPlan plan) {
    if (plan.uploads().isEmpty()) {
      return;
    }
    List<Listed> there = workspace.list(folder.path());
    LibraryManifest now = LibraryManifest.of(folder.path(), plan.libraries(), there);
    workspace.write(folder.manifest(), now.write(), true);
  }

  /// Removes what the bundle needs no more: to be called when nothing refers to it any more.
  public void clean(LibraryPlan plan) {
    if (plan.stale().isEmpty()) {
      return;
    }
    Parallel.map(plan.stale(), name -> workspace.delete(folder.path(name), false));
    if (plan.libraries().isEmpty()) {
      workspace.delete(folder.manifest(), false);
    }
  }

  /// The files that carrying out the plan writes or deletes, absolute.
  public static List<String> touched(LibraryPlan plan) {
    return Stream.concat(plan.uploads().stream().map(Library::name), plan.stale().stream())
        .distinct()
        .map(plan.folder()::path)
        .toList();
  }

  /// A record of what lies in the folder, brought up to date after some of its files were written
  /// anew.
  ///
  /// @param record what the manifest said
  /// @param written the digest of each file written, by path
  public byte[] renewed(byte[] record, Map<String, String> written) {
    SortedMap<String, String> there = LibraryManifest.versions(workspace.list(folder.path()));
    SortedMap<String, LibraryManifest.Entry> files =
        new TreeMap<>(LibraryManifest.read(record, folder.path()).files());
    files.replaceAll((name, entry) ->
        entry.sha256().equals(written.get(folder.path(name)))
            ? new LibraryManifest.Entry(entry.sha256(), there.getOrDefault(name, ""))
            : entry);
    return new LibraryManifest(folder.path(), files).write();
  }

  /// Removes all libraries from a volume, which does not go with the deployment's folder.
  public void cleanVolume() {
    if (folder.path().startsWith(VOLUMES)) {
      List<Listed> there = workspace.list(folder.path());
      Parallel.map(there, file -> workspace.delete(folder.path(file.name()), false));
      workspace.delete(folder.path(), true);
    }
  }

  private boolean put(Library library) {
    width.acquireUninterruptibly();
    try {
      workspace.in(Lane.BULK).write(folder.path(library.name()), content(library), true);
      return true;
    } finally {
      width.release();
    }
  }

  private static byte[] content(Library library) {
    try {
      byte[] content = Files.readAllBytes(library.file());
      if (!Sha256.of(content).equals(library.sha256())) {
        throw new StopException(BuildProblem.changed(library.shown()));
      }
      return content;
    } catch (IOException e) {
      throw new StopException(BuildProblem.unreadable(library.shown(), e));
    }
  }
}
