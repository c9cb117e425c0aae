package dev.trowel.core.state;

import dev.trowel.schema.address.ResourceKey;

/// Is told what becomes of each resource while a plan is applied; safe to use from many threads.
public interface Log {

  /// `key` now is as `recorded` says.
  void saved(ResourceKey key, Recorded recorded);

  /// `key` is gone.
  void removed(ResourceKey key);
}
