package dev.trowel.schema.python;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value.Mapping;
import java.util.Set;

/// What a run of the code came to.
///
/// @param tree the bundle's tree after it
/// @param touched the resources that the phase may touch, and did: those added while loading, those
///   changed by mutators
public record Outcome(Mapping tree, Set<ResourceKey> touched) {
  public Outcome {
    touched = Set.copyOf(touched);
  }

  /// Nothing was touched.
  static Outcome same(Mapping tree) {
    return new Outcome(tree, Set.of());
  }
}
