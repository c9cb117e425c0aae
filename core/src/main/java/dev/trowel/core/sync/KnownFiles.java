package dev.trowel.core.sync;

import dev.trowel.core.state.DeploymentJson;
import dev.trowel.core.state.LocalFolder;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.StopException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files that deployments brought to a folder of the workspace, as far as anything tells.
///
/// @param folder the target's folder on this machine, which may know what the workspace lost
/// @param workspace has the records
public record KnownFiles(LocalFolder folder, WorkspaceFiles workspace) {

  /// Their absolute paths; also those of a deployment that was cut off while it brought them. A
  /// record that cannot be read tells of none.
  public Set<String> at(SyncTarget target) {
    Set<String> paths = new HashSet<>();
    add(folder.read(DeploymentJson.FILE), DeploymentJson.FILE, target, paths);
    List<Optional<byte[]>> records =
        Parallel.map(List.of(target.deployment(), target.manifest()), workspace::read);
    add(records.getFirst(), target.deployment(), target, paths);
    records
        .getLast()
        .flatMap(bytes -> FileManifest.read(bytes, target.filePath()))
        .ifPresent(manifest ->
            manifest
                .files()
                .forEach((path, entry) -> paths.add(remote(path, entry.notebook(), target))));
    return paths;
  }

  private static void add(
      Optional<byte[]> record, String where, SyncTarget target, Set<String> paths) {
    try {
      record
          .map(bytes -> DeploymentJson.read(bytes, where))
          .ifPresent(deployment ->
              deployment
                  .files()
                  .forEach(file -> paths.add(remote(file.path(), file.notebook(), target))));
    } catch (StopException unreadable) {
      // What it lists counts as somebody else's: it stays unless it is asked for.
    }
  }

  private static String remote(String path, boolean notebook, SyncTarget target) {
    return target.remote(Notebooks.remoteName(path, notebook));
  }
}
