package dev.trowel.core.review;

/// What happens to one file in the workspace.
///
/// @param path relative to the folder of the deployment's files; the name of a library
public record FileChange(String path, What what) implements Comparable<FileChange> {

  /// What happens.
  public enum What {
    ADDED,
    CHANGED,
    REMOVED
  }

  @Override
  public int compareTo(FileChange other) {
    return path.compareTo(other.path);
  }
}
