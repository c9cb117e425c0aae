package dev.trowel.core.review;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What somebody changed of one resource in the workspace since it was deployed.
///
/// @param name what it is called in the workspace; `""` where it has no name
/// @param deleted whether it is gone
/// @param inBundle whether the bundle still has it
/// @param last who changed it last, where the workspace tells
/// @param span where the bundle declares it
public record Drifted(
    ResourceKey key,
    String name,
    String id,
    boolean deleted,
    boolean inBundle,
    Changes changes,
    Optional<Last> last,
    Optional<Span> span) {

  /// What changed.
  ///
  /// @param fields fields that changed: `recorded` is what was deployed, `before` what is live
  /// @param kept fields that changed and that `lifecycle.ignore_changes` names
  /// @param access who may do what: `before` is what is live, `after` what was deployed
  public record Changes(
      List<FieldChange> fields, List<FieldChange> kept, List<AccessChange> access) {
    public Changes {
      fields = List.copyOf(fields);
      kept = List.copyOf(kept);
      access = List.copyOf(access);
    }
  }

  /// The last change of an object, as the workspace tells it.
  public record Last(String by, Instant at) {}

  /// Whether there is more than what is kept anyway.
  public boolean counts() {
    return deleted || !changes.fields().isEmpty() || !changes.access().isEmpty();
  }
}
