package dev.trowel.core.workspace;

import java.util.List;
import java.util.Optional;

/// The workspace's folders and the volumes beside them as one tree.
record RoutedFiles(WorkspaceFiles folders, WorkspaceFiles volumes) implements WorkspaceFiles {

  private static final String VOLUMES = "/Volumes/";

  private WorkspaceFiles of(String path) {
    return path.startsWith(VOLUMES) ? volumes : folders;
  }

  @Override
  public WorkspaceFiles minding(Gate gate) {
    return new RoutedFiles(folders.minding(gate), volumes.minding(gate));
  }

  @Override
  public Optional<Info> stat(String path) {
    return of(path).stat(path);
  }

  @Override
  public List<Listed> list(String folder) {
    return of(folder).list(folder);
  }

  @Override
  public Optional<byte[]> read(String path) {
    return of(path).read(path);
  }

  @Override
  public Written write(String path, byte[] content, boolean overwrite) {
    return of(path).write(path, content, overwrite);
  }

  @Override
  public void mkdirs(String path) {
    of(path).mkdirs(path);
  }

  @Override
  public boolean delete(String path, boolean recursive) {
    return of(path).delete(path, recursive);
  }
}
