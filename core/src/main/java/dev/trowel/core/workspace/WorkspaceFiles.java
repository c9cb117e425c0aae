package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.Body;
import dev.trowel.core.workspace.http.Lane;
import java.util.List;
import java.util.Optional;

/// The workspace's file tree (format.md 6; sdk-java.md 6); paths are absolute, `/Workspace/…`, or
/// `/Volumes/…` for the files of volumes.
///
/// Failures other than those named stop with a diagnostic that names the path.
public interface WorkspaceFiles {

  /// What a path leads to.
  ///
  /// @param objectId the workspace's number of the object, as text; permissions of folders need it
  record Info(String path, String type, String objectId) {}

  /// A file in a folder.
  ///
  /// @param name its last name
  /// @param version changes whenever the file is written
  record Listed(String name, String version) {}

  /// What became of a write.
  enum Written {
    DONE,
    /// `overwrite` was false and something is there.
    EXISTS
  }

  /// What `path` leads to, or empty when there is nothing.
  Optional<Info> stat(String path);

  /// The files directly in a folder, in no order; none when there is no such folder.
  List<Listed> list(String folder);

  /// The bytes of the file at `path`, or empty when there is none.
  Optional<byte[]> read(String path);

  /// Writes a file; missing folders are made.
  Written write(String path, byte[] content, boolean overwrite);

  /// As [#write], of what need not be in memory.
  default Written write(String path, Body content, boolean overwrite) {
    return write(path, Body.bytes(content), overwrite);
  }

  /// Makes a folder and those above it; fine when it is there.
  void mkdirs(String path);

  /// This tree, where also each further attempt of a changing request passes `gate`.
  default WorkspaceFiles minding(Gate gate) {
    return this;
  }

  /// This tree, where requests wait in `lane`: one of many files must not hold up what is not.
  default WorkspaceFiles in(Lane lane) {
    return this;
  }

  /// Deletes a file or folder; false when there was nothing.
  boolean delete(String path, boolean recursive);
}
