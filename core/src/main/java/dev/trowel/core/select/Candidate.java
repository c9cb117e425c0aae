package dev.trowel.core.select;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Resource;
import java.util.Optional;

/// A resource that may be selected.
///
/// @param declared what the bundle says of it; empty when only the state knows it any more
record Candidate(ResourceKey key, Optional<Resource> declared) {}
