package dev.trowel.core.sync;

import dev.trowel.core.state.DeploymentJson;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.sync.FileManifest.Entry;
import dev.trowel.core.sync.SyncPlan.Basis;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.StopException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Compares local files with what lies in the workspace, by content; only reads.
public final class SyncPlanner {

  private static final Set<String> UNSAFE = Set.of("", ".", "..");

  private final LocalFolder folder;
  private final WorkspaceFiles workspace;
  private final SyncTarget target;

  public SyncPlanner(LocalFolder folder, WorkspaceFiles workspace, SyncTarget target) {
    this.folder = folder;
    this.workspace = workspace;
    this.target = target;
  }

  /// What to upload and delete so that the workspace has exactly `files`.
  ///
  /// @throws dev.trowel.schema.diagnostic.StopException with code `state-unreadable` or
  ///   `state-too-new` when the `deployment.json` in the workspace cannot be read
  public SyncPlan plan(List<SourceFile> files) {
    Basis basis = basis(files);
    SortedMap<String, Entry> there = basis.manifest().files();
    List<SourceFile> uploads = files.stream().filter(file -> !isThere(file, there)).toList();
    return new SyncPlan(uploads, deletes(files, there), files.size() - uploads.size(), basis);
  }

  private Basis basis(List<SourceFile> files) {
    List<Supplier<Optional<byte[]>>> reads =
        List.of(
            () -> workspace.read(target.manifest()),
            () -> workspace.read(target.deployment()),
            () -> workspace.stat(target.filePath()).map(info -> new byte[0]));
    List<Optional<byte[]>> found = Parallel.map(reads, Supplier::get);
    DeploymentJson remote =
        found
            .get(1)
            .map(bytes -> DeploymentJson.read(bytes, target.deployment()))
            .orElseGet(DeploymentJson::none);
    FileManifest manifest =
        found
            .get(0)
            .flatMap(bytes -> FileManifest.read(bytes, target.filePath()))
            .orElseGet(() -> FileManifest.none(target.filePath()));
    boolean valid = found.get(2).isPresent() && manifest.holdsFor(remote);
    return new Basis(
        files,
        remote,
        newest(remote),
        found.get(2).isEmpty()
            ? FileManifest.none(target.filePath())
            : valid ? manifest : withoutDigests(manifest, remote),
        listed(remote).equals(paths(files)));
  }

  /// The incumbent goes by the higher `seq` (format.md 2.10).
  private DeploymentJson newest(DeploymentJson remote) {
    DeploymentJson local = local();
    return local.seq() > remote.seq() ? local : remote;
  }

  /// The list on this machine; a damaged one is as good as none, for it is only a copy.
  private DeploymentJson local() {
    try {
      return folder
          .read(DeploymentJson.FILE)
          .map(bytes -> DeploymentJson.read(bytes, DeploymentJson.FILE))
          .orElseGet(DeploymentJson::none);
    } catch (StopException e) {
      return DeploymentJson.none();
    }
  }

  /// A void manifest still tells which names are ours, and so does the list of the deployment.
  private static FileManifest withoutDigests(FileManifest manifest, DeploymentJson deployment) {
    SortedMap<String, Entry> files = new TreeMap<>();
    manifest.files().forEach((path, e) -> files.put(path, Entry.unknown(e.notebook())));
    deployment.files().forEach(f -> files.put(f.path(), Entry.unknown(f.notebook())));
    return new FileManifest(manifest.filePath(), List.of(), files);
  }

  private static boolean isThere(SourceFile file, SortedMap<String, Entry> there) {
    return new Entry(file.sha256(), file.notebook()).equals(there.get(file.path()));
  }

  /// Names there that no local file has; also of a file whose kind changed, for the workspace would
  /// refuse to put one over the other.
  private static List<String> deletes(List<SourceFile> files, SortedMap<String, Entry> there) {
    Set<String> kept =
        files.stream().map(f -> kind(f.path(), f.notebook())).collect(Collectors.toSet());
    TreeSet<String> gone = new TreeSet<>();
    there.forEach((path, entry) -> {
      if (!kept.contains(kind(path, entry.notebook())) && isBelow(path)) {
        gone.add(Notebooks.remoteName(path, entry.notebook()));
      }
    });
    return List.copyOf(gone);
  }

  /// A list in the workspace may be edited by hand; nothing elsewhere is deleted for it.
  private static boolean isBelow(String path) {
    return !path.isEmpty() && List.of(path.split("/", -1)).stream().noneMatch(UNSAFE::contains);
  }

  private static String kind(String path, boolean notebook) {
    return notebook + ":" + path;
  }

  private static Set<DeploymentJson.Entry> listed(DeploymentJson deployment) {
    return new HashSet<>(deployment.files());
  }

  private static Set<DeploymentJson.Entry> paths(List<SourceFile> files) {
    return files.stream()
        .map(f -> new DeploymentJson.Entry(f.path(), f.notebook()))
        .collect(Collectors.toSet());
  }
}
