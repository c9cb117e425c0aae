package dev.trowel.core.workspace;

import dev.trowel.core.workspace.http.Body;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A file tree that hands its requests on to another one: what does it differently says only what.
public interface ForwardingFiles extends WorkspaceFiles {

  /// Where requests about `path` go.
  WorkspaceFiles to(String path);

  /// Lets a request that changes nothing happen.
  default <T> T reading(Supplier<T> request) {
    return request.get();
  }

  /// Lets a request that may change something happen.
  ///
  /// @param what it is, for messages: `write /Workspace/…`
  default <T> T changing(String what, Supplier<T> request) {
    return request.get();
  }

  @Override
  default Optional<Info> stat(String path) {
    return reading(() -> to(path).stat(path));
  }

  @Override
  default List<Listed> list(String folder) {
    return reading(() -> to(folder).list(folder));
  }

  @Override
  default Optional<byte[]> read(String path) {
    return reading(() -> to(path).read(path));
  }

  @Override
  default Written write(String path, byte[] content, boolean overwrite) {
    return changing("write " + path, () -> to(path).write(path, content, overwrite));
  }

  @Override
  default Written write(String path, Body content, boolean overwrite) {
    return changing("write " + path, () -> to(path).write(path, content, overwrite));
  }

  @Override
  default void mkdirs(String path) {
    changing(
        "mkdirs " + path,
        () -> {
          to(path).mkdirs(path);
          return path;
        });
  }

  @Override
  default boolean delete(String path, boolean recursive) {
    return changing("delete " + path, () -> to(path).delete(path, recursive));
  }
}
