package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value;

/// One place that speaks of a resource.
///
/// @param key the resource
/// @param path the place in the bundle's tree, below `resources` or below a target
/// @param entry the resource's key and value there
record Found(ResourceKey key, Path path, Value.Entry entry) {}
