package dev.trowel.core.sync;

import dev.trowel.core.state.DeploymentJson;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What will happen to the files in the workspace; making it changes nothing.
///
/// @param uploads files that are new there, differ, or of which nobody knows
/// @param deletes names relative to `workspace.file_path` that no local file has any more
/// @param unchanged how many files need nothing
/// @param basis what executing it starts from
public record SyncPlan(List<SourceFile> uploads, List<String> deletes, int unchanged, Basis basis) {

  public SyncPlan {
    uploads = List.copyOf(uploads);
    deletes = List.copyOf(deletes);
  }

  /// What was found.
  ///
  /// @param files all local files that belong to the deployment
  /// @param remote the `deployment.json` in the workspace
  /// @param newest the one with the highest `seq`, there or here
  /// @param manifest what lies in the workspace, as far as anyone knows
  /// @param complete whether `remote` lists exactly the local files
  record Basis(
      List<SourceFile> files,
      DeploymentJson remote,
      DeploymentJson newest,
      FileManifest manifest,
      boolean complete) {

    /// Whether nothing tells of files that were brought before.
    boolean isFirst() {
      return newest.seq() == 0 && manifest.files().isEmpty();
    }
  }

  /// The same, where also files are sent that are there as they are here.
  public SyncPlan sendingAll() {
    return new SyncPlan(basis.files(), deletes, 0, basis);
  }

  /// All local files that belong to the deployment.
  public List<SourceFile> files() {
    return basis.files();
  }

  /// The digest of each local file that belongs to the deployment, by path.
  public SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>();
    basis.files().forEach(file -> digests.put(file.path(), file.sha256()));
    return digests;
  }

  /// Whether the workspace has all files as they are here, and nothing else of ours.
  public boolean isEmpty() {
    return uploads.isEmpty() && deletes.isEmpty();
  }

  /// Whether nothing of the name of `file` is known to be there.
  public boolean isNew(SourceFile file) {
    return !basis.manifest().files().containsKey(file.path());
  }

  /// The files of the workspace that executing it writes or deletes.
  public List<Touched> touched(SyncTarget target) {
    SortedMap<String, String> there = new TreeMap<>();
    basis
        .manifest()
        .files()
        .forEach((path, entry) -> there.put(Notebooks.remoteName(path, entry.notebook()), path));
    SortedMap<String, String> names = new TreeMap<>();
    uploads.forEach(file -> names.put(file.remoteName(), file.path()));
    deletes.forEach(name -> names.put(name, name));
    List<Touched> touched = new ArrayList<>();
    names.forEach((name, path) -> {
      String written = target.remote(there.getOrDefault(name, path));
      touched.add(new Touched(target.remote(name), written, deletes.contains(name)));
    });
    return touched;
  }

  /// The names that `deployment.json` in the workspace listed before, relative to the folder of
  /// files.
  public List<String> listedBefore() {
    return basis.remote().files().stream()
        .map(file -> Notebooks.remoteName(file.path(), file.notebook()))
        .toList();
  }

  /// Whether `deployment.json` in the workspace lists exactly the local files.
  public boolean isListed() {
    return basis.complete();
  }
}
