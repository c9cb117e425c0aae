package dev.trowel.core.lease;

import dev.trowel.core.workspace.ForwardingFiles;
import dev.trowel.core.workspace.Gate;
import dev.trowel.core.workspace.WorkspaceFiles;
import dev.trowel.core.workspace.http.Lane;

/// A file tree in which the folder of a lease is not taken away while it gives signs of life, as
/// these would bring it back.
record PartingFiles(WorkspaceFiles files, Lease lease) implements ForwardingFiles {

  @Override
  public WorkspaceFiles in(Lane lane) {
    return new PartingFiles(files.in(lane), lease);
  }

  @Override
  public WorkspaceFiles minding(Gate gate) {
    return new PartingFiles(files.minding(gate), lease);
  }

  @Override
  public WorkspaceFiles to(String path) {
    return files;
  }

  @Override
  public boolean delete(String path, boolean recursive) {
    return lease.parting(
        path, () -> files.delete(path, recursive), () -> files.stat(path).isEmpty());
  }
}
