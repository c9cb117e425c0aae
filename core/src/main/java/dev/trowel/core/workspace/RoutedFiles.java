package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.Lane;

/// The workspace's folders and the volumes beside them as one tree.
record RoutedFiles(WorkspaceFiles folders, WorkspaceFiles volumes) implements ForwardingFiles {

  private static final String VOLUMES = "/Volumes/";

  @Override
  public WorkspaceFiles in(Lane lane) {
    return new RoutedFiles(folders.in(lane), volumes.in(lane));
  }

  @Override
  public WorkspaceFiles minding(Gate gate) {
    return new RoutedFiles(folders.minding(gate), volumes.minding(gate));
  }

  @Override
  public WorkspaceFiles to(String path) {
    return path.startsWith(VOLUMES) ? volumes : folders;
  }
}
