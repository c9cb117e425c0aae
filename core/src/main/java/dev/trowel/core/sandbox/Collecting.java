package dev.trowel.core.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which deployments are collected, and why others are not.
///
/// @param olderThan how long ago one must have been deployed
/// @param only names of those looked at; empty for all
/// @param alsoLive names of those that are collected although they are not of development mode,
///   where `only` names them, too
/// @param forced whether a lock is no reason to leave one
public record Collecting(
    Duration olderThan, Set<String> only, Set<String> alsoLive, boolean forced) {

  public Collecting {
    only = Set.copyOf(only);
    alsoLive = Set.copyOf(alsoLive);
  }

  /// Whether it is looked at at all.
  public boolean isMeant(Sandbox sandbox) {
    return only.isEmpty() || only.contains(sandbox.name());
  }

  /// Why `sandbox` stays, in a few words; empty when it goes.
  public Optional<String> stays(Sandbox sandbox, Instant now) {
    if (!sandbox.isDevelopment() && !isNamedTwice(sandbox)) {
      return Optional.of(
          sandbox.mode().isPresent()
              ? "not of development mode"
              : "nothing tells that it is of development mode");
    }
    if (Duration.between(sandbox.deployed(), now).compareTo(olderThan) < 0) {
      return Optional.of("deployed lately");
    }
    if (sandbox.isProtected()) {
      return Optional.of("something in it is protected");
    }
    return sandbox.busy().filter(_ -> !forced);
  }

  private boolean isNamedTwice(Sandbox sandbox) {
    return only.contains(sandbox.name()) && alsoLive.contains(sandbox.name());
  }
}
