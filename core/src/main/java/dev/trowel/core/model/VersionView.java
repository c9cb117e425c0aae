package dev.trowel.core.model;

import java.util.Optional;

/// A version with the run that made it.
///
/// @param run empty where this workspace has none of it
public record VersionView(Registered model, Version version, Optional<TrackedRun> run) {

  /// The version as it is now.
  public static VersionView of(Registered model, Version version) {
    return new VersionView(model, version, TrackedRun.read(model.rest(), version.runId()));
  }
}
