package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.Path;
import org.jspecify.annotations.Nullable;

/// How one field differs between what was last sent, what the bundle wants and what is live.
///
/// @param verdict what it takes to bring it in line
/// @param reason why, in the words of format.md 1.4; `""` where nothing is special
/// @param recorded what was last sent, or null
/// @param desired what the bundle wants, or null
/// @param live what the workspace has, or null
/// @param secret whether the values may not be shown
/// @param origin who changed it since the last deployment
public record Difference(
    Path path,
    Verdict verdict,
    String reason,
    @Nullable JsonNode recorded,
    @Nullable JsonNode desired,
    @Nullable JsonNode live,
    boolean secret,
    Origin origin) {

  private static final String IGNORED = "ignore_changes";
  private static final String PUT_IN = "format_default";

  /// Who changed a field since the last deployment.
  public enum Origin {
    /// Nobody, as far as anyone knows.
    NOBODY,
    /// Whoever wrote the bundle.
    BUNDLE,
    /// Somebody in the workspace, by hand: drift.
    HAND,
    /// Both, to different values.
    BOTH,
    /// Both, to the same value.
    AGREED
  }

  /// What a difference takes, the mildest first (format.md 4.3 step 9).
  public enum Verdict {
    /// Nothing: the difference means nothing.
    SKIP,
    /// The kind's resize request.
    RESIZE,
    /// An update in place.
    UPDATE,
    /// An update in place that changes the id.
    RENAME,
    /// A new object.
    REPLACE
  }

  /// This difference where nobody knows what was last sent, nor thus who changed it since.
  Difference withoutRecorded() {
    Origin known = verdict == Verdict.SKIP ? Origin.NOBODY : Origin.BUNDLE;
    return new Difference(path, verdict, reason, null, desired, live, secret, known);
  }

  /// This difference, made by `whom`.
  Difference by(Origin whom) {
    return new Difference(path, verdict, reason, recorded, desired, live, secret, whom);
  }

  /// This difference at a place that stays as it is in the workspace.
  Difference ignored() {
    return new Difference(path, Verdict.SKIP, IGNORED, recorded, desired, live, secret, origin);
  }

  /// This difference where only the format wants the value.
  Difference putIn() {
    return new Difference(path, Verdict.SKIP, PUT_IN, recorded, desired, live, secret, origin);
  }

  /// Whether only the format wants the value.
  boolean isPutIn() {
    return reason.equals(PUT_IN);
  }

  /// Whether it is at a place that stays as it is in the workspace.
  public boolean isIgnored() {
    return reason.equals(IGNORED);
  }

  /// Whether a deployment writes over what somebody did in the workspace.
  public boolean isDrift() {
    return verdict != Verdict.SKIP && (origin == Origin.HAND || origin == Origin.BOTH);
  }
}
