package dev.trowel.app.console;

import static java.util.Objects.requireNonNull;

/// A finding that a comment in the files allows.
///
/// @param reason why, as the comment says
public record AllowedFinding(Finding finding, String reason) {
  public AllowedFinding {
    requireNonNull(finding, "finding is null");
    requireNonNull(reason, "reason is null");
  }
}
