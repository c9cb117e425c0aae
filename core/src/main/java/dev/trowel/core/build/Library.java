package dev.trowel.core.build;

import java.nio.file.Path;

/// A library on this machine that is to lie in the workspace.
///
/// @param file the file, absolute
/// @param shown the file as messages show it, relative to the bundle root
/// @param name its name in the folder of libraries
/// @param sha256 of its content
/// @param size in bytes
public record Library(Path file, String shown, String name, String sha256, long size) {

  /// What the workspace takes of one file, in bytes.
  static final long LARGEST = 500L << 20;
}
