package dev.trowel.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How one field differs between what was last sent, what the bundle wants and what is live.
///
/// @param verdict what it takes to bring it in line
/// @param reason why, in the words of format.md 1.4; `""` where nothing is special
/// @param recorded what was last sent, or null
/// @param desired what the bundle wants, or null
/// @param live what the workspace has, or null
/// @param secret whether the values may not be shown
public record Difference(
    Path path,
    Verdict verdict,
    String reason,
    @Nullable JsonNode recorded,
    @Nullable JsonNode desired,
    @Nullable JsonNode live,
    boolean secret) {

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

  /// This difference where nobody knows what was last sent.
  Difference withoutRecorded() {
    return new Difference(path, verdict, reason, null, desired, live, secret);
  }

  /// Whether someone changed the field in the workspace since the last deployment.
  public boolean isDrift() {
    return verdict != Verdict.SKIP
        && !Objects.equals(recorded, live)
        && Objects.equals(recorded, desired);
  }
}
