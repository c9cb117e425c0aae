package dev.trowel.core.sync;

import dev.trowel.core.state.DeploymentJson;
import java.util.List;

/// Where files go.
///
/// @param host the workspace's address as the incumbent writes it, `https://…` without a slash at
///   the end
/// @param filePath `workspace.file_path`, absolute
/// @param statePath `workspace.state_path`, absolute
public record SyncTarget(String host, String filePath, String statePath) {

  String remote(String name) {
    return filePath + "/" + name;
  }

  String manifest() {
    return statePath + "/" + FileManifest.FILE;
  }

  String deployment() {
    return statePath + "/" + DeploymentJson.FILE;
  }

  /// What tells in the workspace which files lie there, absolute; the first speaks of their
  /// content.
  public List<String> records() {
    return List.of(manifest(), deployment());
  }

  /// What tells the same on this machine, in the target's folder.
  public List<String> localRecords() {
    return List.of(DeploymentJson.FILE, Snapshot.file(this));
  }
}
