package dev.trowel.app.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// Why a file cannot be written, in words: the system's own are often just the name of the file.
final class Why {

  private Why() {}

  /// A phrase such as `permission denied`.
  static String of(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "its folder does not exist";
      case AccessDeniedException _ -> "permission denied";
      default -> Objects.requireNonNullElse(failure.getMessage(), "the system does not say why");
    };
  }
}
