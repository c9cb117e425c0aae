package dev.trowel.core.review;

import dev.trowel.core.plan.Difference.Origin;
import dev.trowel.schema.address.Path;

/// How one field changes.
///
/// @param path elements of keyed lists by their key; a field that is added or taken away as a whole
///   is one change, whatever is below it
/// @param recorded what was last deployed; of a field that only tells that somebody changed the
///   resource, such as an etag, no side is told
/// @param before what is in the workspace now; where the workspace does not tell, what was last
///   deployed
/// @param after what the bundle wants
/// @param origin who changed it since the last deployment
/// @param replaces whether the resource is made anew because of it
/// @param kept whether what is live stays, although the bundle says something else or nothing
public record FieldChange(
    Path path,
    Side recorded,
    Side before,
    Side after,
    Origin origin,
    boolean replaces,
    boolean kept) {

  /// Whether somebody changed it by hand.
  public boolean isDrift() {
    return origin == Origin.HAND || origin == Origin.BOTH || origin == Origin.AGREED;
  }

  /// Whether a secret changes of which neither side may be seen.
  public boolean isSecret() {
    return before instanceof Side.Hidden || after instanceof Side.Hidden;
  }
}
