package dev.trowel.core.imports.part;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What one environment holds, which becomes a target.
///
/// @param name the target's name
/// @param resources the settings of its resources
/// @param adopted the objects that are in its workspace already: an id, or a mapping with `name`
/// @param target what else the target says, such as `workspace`
public record Environment(
    String name,
    SequencedMap<ResourceKey, Mapping> resources,
    Map<ResourceKey, Value> adopted,
    Mapping target) {

  public Environment {
    resources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(resources));
    adopted = Map.copyOf(adopted);
  }
}
