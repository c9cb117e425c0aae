package dev.trowel.schema.bundle;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import java.util.List;

/// One resource of a bundle.
///
/// @param key its name
/// @param settings what is to be sent, without `permissions`, `grants` and `lifecycle`; references
///   to other resources (`${resources.…}`) stand in it as text
/// @param permissions the elements of its `permissions` list, deployer and bundle permissions
///   included
/// @param grants the elements of its `grants` list
/// @param preventDestroy `lifecycle.prevent_destroy`
/// @param ignoreChanges the places whose live values stay, as written (`lifecycle.ignore_changes`)
public record Resource(
    ResourceKey key,
    Mapping settings,
    List<Value> permissions,
    List<Value> grants,
    boolean preventDestroy,
    List<String> ignoreChanges) {

  public Resource {
    permissions = List.copyOf(permissions);
    grants = List.copyOf(grants);
    ignoreChanges = List.copyOf(ignoreChanges);
  }
}
