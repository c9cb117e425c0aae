package dev.trowel.core.sync;

import java.nio.file.Path;

/// A local file that belongs to the deployment.
///
/// @param path relative to the sync root, with `/`
/// @param file where it is on this machine, absolute
public record ChosenFile(String path, Path file) implements Comparable<ChosenFile> {
  @Override
  public int compareTo(ChosenFile other) {
    return path.compareTo(other.path);
  }
}
