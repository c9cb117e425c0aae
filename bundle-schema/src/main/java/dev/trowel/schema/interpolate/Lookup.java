package dev.trowel.schema.interpolate;

/// Finds the id of what a variable looks up by name in the workspace (format.md 2.6).
@FunctionalInterface
public interface Lookup {

  /// Looks one name up.
  ///
  /// @param kind what is looked for, such as `cluster_policy`
  /// @param name the name to find
  Answer find(String kind, String name);

  /// What came of a look-up.
  sealed interface Answer {}

  /// Exactly one thing has the name.
  record Found(String id) implements Answer {}

  /// No thing or several have the name, or asking failed.
  record Failed(String reason) implements Answer {}

  /// Nobody was asked: the value stays symbolic.
  record Unasked() implements Answer {}

  /// The look-up of a reader without a workspace.
  static Lookup offline() {
    return (_, _) -> new Unasked();
  }
}
