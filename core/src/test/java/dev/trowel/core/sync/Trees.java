package dev.trowel.core.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes small trees of files.
final class Trees {

  private Trees() {}

  /// Makes empty files, or folders where a path ends with `/`.
  static void make(Path root, String... paths) {
    for (String path : paths) {
      if (path.endsWith("/")) {
        folder(root.resolve(path));
      } else {
        write(root, path, "");
      }
    }
  }

  static void write(Path root, String path, String content) {
    Path file = root.resolve(path);
    try {
      folder(file.resolve("..").normalize());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void folder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
