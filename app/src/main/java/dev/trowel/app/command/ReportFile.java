package dev.trowel.app.command;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/// Writes what somebody asked to have in a file.
final class ReportFile {

  private ReportFile() {}

  /// Writes it.
  ///
  /// @param start the folder that the name is relative to
  /// @throws StopException `report-unwritable` when it cannot be written
  static void write(Path start, String name, String text) {
    write(resolved(start, name), name, text, false);
  }

  /// Writes it, and makes its folder before.
  ///
  /// @param start the folder that the name is relative to
  /// @throws StopException `report-unwritable` when it cannot be written
  static void writeWithFolder(Path start, String name, String text) {
    write(resolved(start, name), name, text, true);
  }

  /// Writes it.
  ///
  /// @param file absolute
  /// @throws StopException `report-unwritable` when it cannot be written
  static void write(Path file, String text) {
    write(file, file.toString(), text, false);
  }

  private static Path resolved(Path start, String name) {
    try {
      return start.resolve(name).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw unwritable(name, e.getReason(), "");
    }
  }

  private static void write(Path file, String name, String text, boolean withFolder) {
    try {
      if (withFolder) {
        Files.createDirectories(Objects.requireNonNullElse(file.getParent(), file));
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw unwritable(name, Why.of(e), withFolder ? "" : "exists and ");
    }
  }

  private static StopException unwritable(String name, String why, String more) {
    return new StopException(
        Diagnostic.error("report-unwritable", "cannot write " + name + ": " + why)
            .detail("Name a file in a folder that %scan be written to.".formatted(more)));
  }
}
