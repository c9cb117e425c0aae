package dev.trowel.schema.explain;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.preset.Stage;
import dev.trowel.schema.value.Value.Mapping;
import java.util.Optional;

/// What one stage left: the whole tree, or one resource of it.
///
/// @param number counts the snapshots of one bundle
/// @param resource empty for the whole tree
record Snapshot(int number, Stage stage, Optional<ResourceKey> resource, Mapping tree) {

  /// How many steps of a path from the root of the bundle lead to the root of the snapshot.
  int depth() {
    return resource.map(key -> key.path().length()).orElse(0);
  }
}
