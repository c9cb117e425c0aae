package dev.trowel.core.recovery;

import dev.trowel.core.intent.Intent;
import dev.trowel.core.intent.Intents;
import dev.trowel.core.kind.ResourceKind;
import dev.trowel.schema.address.ResourceKey;

/// An intent of which no result is known.
///
/// @param from whose it is
record Pending(Intents from, Intent intent, ResourceKind kind) {

  ResourceKey key() {
    return intent.key();
  }

  boolean isNew() {
    return intent.action() == Intent.Action.CREATE;
  }
}
