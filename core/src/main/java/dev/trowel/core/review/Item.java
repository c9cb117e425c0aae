package dev.trowel.core.review;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import java.util.List;
import java.util.Optional;

/// What is to be told of one resource, its permissions and grants included.
///
/// @param name what the workspace calls it; `""` where it has no name or none is known yet
/// @param id its id in the workspace; `""` while it has none
/// @param reasons why, the gravest first
/// @param fields how its fields change, by path; all fields of one that is made
/// @param access who gets or loses what, by principal
/// @param after the resources of this review that are dealt with before it
/// @param wave 0 for what is dealt with first; what has the same number goes side by side
/// @param loss what is lost for good, one sentence; empty when nothing is
/// @param movedFrom the key it had before
/// @param span where the bundle declares it
public record Item(
    ResourceKey key,
    Action action,
    String name,
    String id,
    List<Reason> reasons,
    List<FieldChange> fields,
    List<AccessChange> access,
    List<ResourceKey> after,
    int wave,
    Optional<String> loss,
    Optional<ResourceKey> movedFrom,
    Optional<Span> span) {

  /// What happens to the object.
  public enum Action {
    CREATE,
    /// It is there already and managed from now on; what differs is brought in line in place.
    ADOPT,
    UPDATE,
    /// It is brought in line in place, and its id changes with it.
    RENAME,
    /// Its size changes while it runs.
    RESIZE,
    REPLACE,
    DELETE,
    /// It is gone from the workspace already and only struck from the state.
    FORGET,
    /// Nothing; something is to be told of it all the same, such as a new key.
    KEEP;

    /// Whether the object that is live now is lost.
    public boolean isDestructive() {
      return this == REPLACE || this == DELETE;
    }
  }

  public Item {
    reasons = List.copyOf(reasons);
    fields = List.copyOf(fields);
    access = List.copyOf(access);
    after = List.copyOf(after);
  }

  /// Whether somebody changed it by hand since the last deployment.
  public boolean isDrifted() {
    return reasons.stream().anyMatch(reason -> reason.code().isDrift())
        || fields.stream().anyMatch(FieldChange::isDrift)
        || access.stream().anyMatch(AccessChange::byHand);
  }

  /// Whether it is managed from now on and nothing of it changes.
  public boolean isAdoptedAsItIs() {
    return action == Action.ADOPT
        && fields.stream().allMatch(FieldChange::kept)
        && reasons.stream().noneMatch(reason -> reason.code().isAccess());
  }
}
