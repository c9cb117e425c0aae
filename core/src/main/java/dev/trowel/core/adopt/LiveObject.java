package dev.trowel.core.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.ResourceKind;

/// An object of the workspace that a resource is written of.
///
/// @param id its id
/// @param name what people call it
/// @param object as the workspace gave it
record LiveObject(ResourceKind kind, String id, String name, JsonNode object) {}
