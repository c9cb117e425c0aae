package dev.trowel.schema.rule;

import dev.trowel.schema.value.Values;

/// Commands of the bundle's own that run while it is deployed.
final class Hooks {

  private Hooks() {}

  /// Whether there are any: they may make files that are not there yet.
  static boolean areIn(Inspected bundle) {
    return !Values.mapping(bundle.tree(), "experimental", "scripts").entries().isEmpty();
  }
}
