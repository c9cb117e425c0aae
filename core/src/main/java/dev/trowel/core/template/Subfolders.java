package dev.trowel.core.template;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds folders of templates by what others say.
final class Subfolders {

  private Subfolders() {}

  /// The folder that `name` is, seen from another one.
  ///
  /// @param limit the folder that it may not lie outside of
  /// @param origin who says so
  /// @throws StopException `template-missing` when it is not there, or lies elsewhere
  static Path in(Path folder, String name, Optional<Path> limit, String origin) {
    try {
      Path found = folder.resolve(name).normalize();
      if (Files.isDirectory(found)
          && (limit.isEmpty() || found.toRealPath().startsWith(limit.get().toRealPath()))) {
        return found;
      }
    } catch (IOException | InvalidPathException e) {
      throw missing(name, origin);
    }
    throw missing(name, origin);
  }

  private static StopException missing(String name, String origin) {
    return new StopException(
        Diagnostic.error("template-missing", "the template has no folder " + name)
            .detail(origin + " names a folder of the template, seen from its top."));
  }
}
