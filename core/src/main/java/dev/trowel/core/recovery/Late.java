package dev.trowel.core.recovery;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import java.util.List;

/// What one look says of objects that might still appear.
///
/// @param keys those that are there after all
/// @param unclear errors with code `intent-unresolved` for those of which the workspace did not
///   tell
public record Late(List<ResourceKey> keys, List<Diagnostic> unclear) {
  public Late {
    keys = List.copyOf(keys);
    unclear = List.copyOf(unclear);
  }
}
