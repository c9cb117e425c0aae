package dev.trowel.app.command;

import dev.trowel.schema.source.FileTrouble;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/// Why a file cannot be written, in words: the system's own are often just the name of the file.
final class Why {

  private Why() {}

  /// A phrase such as `permission denied`.
  static String of(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "its folder does not exist";
      default -> FileTrouble.words(failure);
    };
  }
}
