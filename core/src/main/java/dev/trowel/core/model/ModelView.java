package dev.trowel.core.model;

import java.util.List;
import java.util.Optional;

/// A model of a bundle with all its versions.
///
/// @param found as its registry tells it; empty when it is not there
/// @param versions the newest first
/// @param moves of its labels, the latest first; none where they were not asked for
public record ModelView(
    Registered model, Optional<Model> found, List<Version> versions, List<Move> moves) {
  public ModelView {
    versions = List.copyOf(versions);
    moves = List.copyOf(moves);
  }

  /// The model as it is now.
  public static ModelView of(Registered model) {
    Optional<Model> found = model.registry().model(model.name());
    List<Version> versions =
        found.isPresent() ? model.registry().versions(model.name()) : List.of();
    return new ModelView(model, found, versions, List.of());
  }

  /// The same with what is remembered of its labels.
  public ModelView with(Moves remembered) {
    return new ModelView(model, found, versions, remembered.of(model.name()));
  }
}
