package dev.trowel.schema.rule;

import dev.trowel.schema.diagnostic.Diagnostics;

/// A fact that every bundle should keep to; reports where one breaks it. Needs no network.
@FunctionalInterface
interface Rule {

  /// Reports each place where the bundle breaks the rule.
  void check(Inspected bundle, Diagnostics diagnostics);
}
