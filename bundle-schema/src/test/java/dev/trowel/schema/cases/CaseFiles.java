package dev.trowel.schema.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The files of cases, as texts.
public final class CaseFiles {

  private CaseFiles() {}

  /// Writes the files of a bundle, by their paths below `folder`.
  public static void write(Map<String, String> files, Path folder) {
    files.forEach((path, content) -> {
      try {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    });
  }

  /// The content of a file of cases.
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
