package dev.trowel.core.build;

import dev.trowel.schema.bundle.Bundle;
import java.nio.file.Path;

/// Where libraries lie in the workspace (format.md 2.9, 5).
///
/// @param path the folder, absolute: `/Workspace/…` or `/Volumes/…`
/// @param manifest the file that tells what lies there, by content
public record LibraryFolder(String path, String manifest) {

  private static final String NAME = ".internal";
  private static final String MANIFEST = "trowel/libraries.json";

  /// The folder of a bundle's libraries.
  public static LibraryFolder of(Bundle bundle) {
    return new LibraryFolder(
        bundle.layout().artifact() + "/" + NAME, bundle.layout().state() + "/" + MANIFEST);
  }

  /// Where the file will lie.
  String path(Path file) {
    return path(name(file));
  }

  String path(String name) {
    return path + "/" + name;
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
