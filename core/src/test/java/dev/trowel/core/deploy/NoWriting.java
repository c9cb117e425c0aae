package dev.trowel.core.deploy;

import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.util.List;
import java.util.Optional;

/// A workspace in which nobody can write files with some name.
///
/// @param part what is in the names
record NoWriting(WorkspaceFiles files, String part) implements WorkspaceFiles {
  @Override
  public Optional<Info> stat(String path) {
    return files.stat(path);
  }

  @Override
  public List<Listed> list(String folder) {
    return files.list(folder);
  }

  @Override
  public Optional<byte[]> read(String path) {
    return files.read(path);
  }

  @Override
  public Written write(String path, byte[] content, boolean overwrite) {
    if (path.contains(part)) {
      throw new StopException(Diagnostic.error("not-permitted", "not there"));
    }
    return files.write(path, content, overwrite);
  }

  @Override
  public void mkdirs(String path) {
    files.mkdirs(path);
  }

  @Override
  public boolean delete(String path, boolean recursive) {
    return files.delete(path, recursive);
  }
}
