package dev.trowel.core.sync;

import java.nio.file.Path;

/// A local file that belongs to the deployment, looked into.
///
/// @param path relative to the sync root, with `/`
/// @param file where it is on this machine, absolute
/// @param stamp what the file system said of it before it was read
/// @param notebook whether the workspace makes a notebook of it
/// @param sha256 of its content, lower-case hex
public record SourceFile(String path, Path file, FileStamp stamp, boolean notebook, String sha256) {

  /// Its name in the workspace, relative to `workspace.file_path`.
  public String remoteName() {
    return Notebooks.remoteName(path, notebook);
  }
}
