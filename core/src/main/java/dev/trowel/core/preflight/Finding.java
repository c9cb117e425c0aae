package dev.trowel.core.preflight;

import java.util.List;

/// What the workspace says of a need.
///
/// @param note what else there is to say; `""` for nothing
public record Finding(Need need, Status status, String note) {

  /// Whether a need is met.
  public enum Status {
    THERE,
    MISSING,
    /// The workspace does not say.
    UNKNOWN
  }

  /// The statements that are still to be run, or may be.
  public List<Statement> open() {
    return status == Status.THERE ? List.of() : need.statements();
  }
}
