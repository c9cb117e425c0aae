package dev.trowel.core.review;

import dev.trowel.schema.address.ResourceKey;
import java.util.List;
import java.util.SortedSet;

/// All that somebody changed in the workspace since the last deployment, as every form of output
/// shows it. It holds no secret.
///
/// @param resources what changed, by key; also that of which only what is kept anyway changed
/// @param compared how many resources were compared
/// @param unknown what could not be compared, as nobody recorded how it was left
public record DriftReview(List<Drifted> resources, int compared, SortedSet<ResourceKey> unknown) {

  public DriftReview {
    resources = List.copyOf(resources);
  }

  /// How many resources changed that still exist.
  public long changed() {
    return resources.stream().filter(each -> each.counts() && !each.deleted()).count();
  }

  /// How many resources were deleted.
  public long deleted() {
    return resources.stream().filter(Drifted::deleted).count();
  }

  /// Whether there is nothing but what is kept anyway.
  public boolean isEmpty() {
    return resources.stream().noneMatch(Drifted::counts);
  }
}
