package dev.trowel.schema.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files that have an end: a pipe would make the reader wait, and a device can go on forever.
public final class RegularFile {

  private RegularFile() {}

  /// The content of `file`.
  ///
  /// @throws IOException when it is no regular file, or cannot be read
  public static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder, not a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is a pipe or a device, not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readAllBytes();
    }
  }
}
