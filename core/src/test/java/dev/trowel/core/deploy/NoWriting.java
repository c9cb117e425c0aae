package dev.trowel.core.deploy;

import dev.trowel.core.workspace.ForwardingFiles;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;

/// A workspace in which nobody can write files with some name.
///
/// @param part what is in the names
record NoWriting(WorkspaceFiles files, String part) implements ForwardingFiles {
  @Override
  public WorkspaceFiles to(String path) {
    return files;
  }

  @Override
  public Written write(String path, byte[] content, boolean overwrite) {
    if (path.contains(part)) {
      throw new StopException(Diagnostic.error("not-permitted", "not there"));
    }
    return files.write(path, content, overwrite);
  }
}
