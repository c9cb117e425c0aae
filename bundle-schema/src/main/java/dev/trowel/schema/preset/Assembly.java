package dev.trowel.schema.preset;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Takes a resolved tree apart into a [Bundle].
public final class Assembly {

  private Assembly() {}

  static Bundle bundle(Selected selected, Mapping tree, Mode mode, Layout layout, SyncRules sync) {
    return new Bundle(
        selected.root(),
        Values.textOrEmpty(tree, "bundle", "name"),
        selected.target(),
        mode,
        tree,
        layout,
        sync,
        resources(tree));
  }

  /// The same bundle with another tree, for stages that change it after it was read.
  public static Bundle with(Bundle bundle, Mapping tree) {
    return new Bundle(
        bundle.root(),
        bundle.name(),
        bundle.target(),
        bundle.mode(),
        tree,
        bundle.layout(),
        bundle.sync(),
        resources(tree));
  }

  private static SequencedMap<ResourceKey, Resource> resources(Mapping tree) {
    SequencedMap<ResourceKey, Resource> resources = new LinkedHashMap<>();
    for (var kind : Steps.resources(tree).entries().entrySet()) {
      if (Schemas.kind(kind.getKey()).isPresent()
          && kind.getValue().value() instanceof Mapping all) {
        all.entries()
            .forEach((name, entry) -> {
              if (entry.value() instanceof Mapping resource) {
                ResourceKey key = ResourceKey.of(kind.getKey(), name);
                resources.put(key, resource(key, resource));
              }
            });
      }
    }
    return resources;
  }

  private static Resource resource(ResourceKey key, Mapping resource) {
    Mapping settings = resource;
    for (String field : Schemas.bundleOnlyFields()) {
      settings = settings.without(field);
    }
    boolean protectedFromDeletion = Values.isTrue(resource, "lifecycle", "prevent_destroy");
    return new Resource(
        key,
        settings,
        Values.items(resource, "permissions"),
        Values.items(resource, "grants"),
        protectedFromDeletion);
  }
}
