package dev.trowel.core.sync;

import java.nio.file.Path;
import java.util.Optional;

/// A local file that belongs to the deployment.
///
/// @param path relative to the sync root, with `/`
/// @param file where it is on this machine, absolute
/// @param stamp what the file system said when it was found; empty when nobody asked
public record ChosenFile(String path, Path file, Optional<FileStamp> stamp)
    implements Comparable<ChosenFile> {

  /// One that nobody has looked at.
  public ChosenFile(String path, Path file) {
    this(path, file, Optional.empty());
  }

  @Override
  public int compareTo(ChosenFile other) {
    return path.compareTo(other.path);
  }
}
