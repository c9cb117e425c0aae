package dev.trowel.core.plan;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import java.util.SortedSet;

/// What will happen to one resource.
public sealed interface Change {

  /// The resource.
  ResourceKey key();

  /// Nothing: it is as the bundle wants it.
  record Keep(ResourceKey key, String id) implements Change {}

  /// It is made; either it was never deployed, or it is gone from the workspace.
  record Create(ResourceKey key, Cause cause) implements Change {}

  /// Why something is made.
  enum Cause {
    /// The bundle has it and the state does not.
    NEW,
    /// The state has it and the workspace does not any more.
    GONE
  }

  /// It is brought in line in place.
  record Update(ResourceKey key, String id, SortedSet<Path> fields) implements Change {}

  /// Its size changes while it runs.
  record Resize(ResourceKey key, String id, SortedSet<Path> fields) implements Change {}

  /// It is brought in line in place, and its id changes with it.
  record Rename(ResourceKey key, String id, SortedSet<Path> fields) implements Change {}

  /// It is deleted and made anew, because `causes` cannot change in place.
  record Replace(ResourceKey key, String id, SortedSet<Path> causes) implements Change {}

  /// It is deleted: the bundle has it no more.
  record Delete(ResourceKey key, String id) implements Change {}

  /// It is only struck from the state: the bundle has it no more, and neither has the workspace.
  record Forget(ResourceKey key, String id) implements Change {}

  /// The action's name in plan files (format.md 1.4).
  default String action() {
    return switch (this) {
      case Keep _ -> "skip";
      case Create _ -> "create";
      case Update _ -> "update";
      case Resize _ -> "resize";
      case Rename _ -> "update_id";
      case Replace _ -> "recreate";
      case Delete _, Forget _ -> "delete";
    };
  }

  /// Whether applying it does anything at all.
  default boolean isEffective() {
    return !(this instanceof Keep);
  }

  /// Whether the object that is live now is lost.
  default boolean isDestructive() {
    return this instanceof Delete || this instanceof Replace;
  }
}
