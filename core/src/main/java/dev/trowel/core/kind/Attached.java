package dev.trowel.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.schema.address.ResourceKey;

/// The requests of a kind that hangs on another resource and is declared inside it: permissions,
/// grants.
public interface Attached extends Operations {

  /// The settings of the part of `owner`, with references to what is known only once `owner` is
  /// there.
  ///
  /// @param declared the list the bundle has under `permissions` or `grants`
  ObjectNode settings(ResourceKey owner, JsonNode declared);
}
