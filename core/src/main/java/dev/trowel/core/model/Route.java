package dev.trowel.core.model;

/// How a version gets to where it is promoted to.
public sealed interface Route {

  /// It is there: both targets mean one model.
  record InPlace() implements Route {}

  /// It was copied before, as this version.
  record Copied(long version) implements Route {}

  /// A run in the workspace has to copy it.
  record ToCopy() implements Route {}
}
