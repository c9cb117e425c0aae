package dev.trowel.core.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A local file that belongs to the deployment, looked into.
///
/// @param path relative to the sync root, with `/`
/// @param file where it is on this machine, absolute
/// @param stamp what the file system said of it before it was read
/// @param notebook whether the workspace makes a notebook of it
/// @param sha256 of its content, lower-case hex
public record SourceFile(String path, Path file, FileStamp stamp, boolean notebook, String sha256) {

  /// What it holds; empty when that is not any more what was looked into.
  ///
  /// A stamp that still holds says that more cheaply than a digest.
  ///
  /// @throws IOException when it cannot be read
  public Optional<byte[]> content() throws IOException {
    byte[] content = Files.readAllBytes(file);
    boolean same =
        (content.length == stamp.size() && stamp.stillHolds(file))
            || Sha256.of(content).equals(sha256);
    return same ? Optional.of(content) : Optional.empty();
  }

  /// Its name in the workspace, relative to `workspace.file_path`.
  public String remoteName() {
    return Notebooks.remoteName(path, notebook);
  }
}
