package dev.trowel.core.sync;

/// One file that was put in the workspace, or taken out of it.
///
/// @param path relative to `workspace.file_path`; of a deleted notebook without extension
public record Progress(Action action, String path) {

  /// What was done.
  public enum Action {
    PUT,
    DELETE
  }
}
