package dev.trowel.schema.preset;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.KindSchema;

/// Which resource a [Step] works on.
record Subject(KindSchema kind, ResourceKey key) {

  Facets facets() {
    return kind.facets();
  }
}
