package dev.trowel.core.lease;

import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.WorkspaceFiles;
import java.util.List;
import java.util.Optional;

/// A file tree in which the folder of a lease is not taken away while it gives signs of life, as
/// these would bring it back.
record PartingFiles(WorkspaceFiles files, Lease lease) implements WorkspaceFiles {

  @Override
  public WorkspaceFiles minding(Gate gate) {
    return new PartingFiles(files.minding(gate), lease);
  }

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
    return files.write(path, content, overwrite);
  }

  @Override
  public void mkdirs(String path) {
    files.mkdirs(path);
  }

  @Override
  public boolean delete(String path, boolean recursive) {
    return lease.parting(path, () -> files.delete(path, recursive));
  }
}
