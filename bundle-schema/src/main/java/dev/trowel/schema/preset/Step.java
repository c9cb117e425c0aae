package dev.trowel.schema.preset;

import dev.trowel.schema.value.Value.Mapping;

/// One thing the format does to every resource by itself.
@FunctionalInterface
interface Step {

  /// The resource with it done; the same object when there was nothing to do.
  Mapping apply(Subject subject, Mapping resource);
}
