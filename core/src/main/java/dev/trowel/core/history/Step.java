package dev.trowel.core.history;

/// What became of one resource.
///
/// @param key as the plan names it, such as `jobs.train`
/// @param action such as `update`
/// @param end what came of it
/// @param why in a sentence, without secrets; `""` where it was done
public record Step(String key, String action, End end, String why) {
  /// What came of an action.
  public enum End {
    DONE,
    FAILED,
    /// Begun, and nobody heard the end of it.
    UNFINISHED,
    /// Not tried, as what it needs failed, or all of it had to stop.
    SKIPPED,
    /// Done, and put back as something else failed.
    UNDONE
  }
}
