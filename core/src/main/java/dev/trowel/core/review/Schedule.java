package dev.trowel.core.review;

import dev.trowel.schema.address.ResourceKey;

/// What begins or ends to run by itself.
///
/// @param field the field that makes it run, such as `schedule`
/// @param before when it runs now, such as `0 0 9 * * ? (UTC)`; `""` when it does not
/// @param after when it will run; `""` when it will not
public record Schedule(ResourceKey key, String field, String before, String after) {

  /// Whether it begins to run.
  public boolean starts() {
    return before.isEmpty();
  }

  /// Whether it ends to run.
  public boolean stops() {
    return after.isEmpty();
  }
}
