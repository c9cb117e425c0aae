package dev.trowel.schema.preset;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Takes a resolved tree apart into a [Bundle].
final class Assembly {

  private static final String LIFECYCLE = "lifecycle";
  private static final String STARTED = "started";
  private static final Set<String> GIVEN = Set.of("id", "url");

  private Assembly() {}

  static Bundle bundle(
      Selected selected,
      Mapping tree,
      Mode mode,
      Layout layout,
      SyncRules sync,
      OwnPermission own) {
    return new Bundle(
        selected.root(),
        Values.textOrEmpty(tree, "bundle", "name"),
        selected.target(),
        mode,
        tree,
        layout,
        sync,
        resources(tree, own));
  }

  private static SequencedMap<ResourceKey, Resource> resources(Mapping tree, OwnPermission own) {
    SequencedMap<ResourceKey, Resource> resources = new LinkedHashMap<>();
    for (var kind : Steps.resources(tree).entries().entrySet()) {
      Optional<KindSchema> schema = Schemas.kind(kind.getKey());
      if (schema.isPresent() && kind.getValue().value() instanceof Mapping all) {
        all.entries()
            .forEach((name, entry) -> {
              if (entry.value() instanceof Mapping resource) {
                ResourceKey key = ResourceKey.of(kind.getKey(), name);
                resources.put(key, resource(new Subject(schema.get(), key), resource, own));
              }
            });
      }
    }
    return resources;
  }

  /// An `id` or `url` that the workspace gives is no setting, but some kinds have one of their own.
  private static boolean isSent(Subject subject, String field) {
    return GIVEN.contains(field) && subject.kind().settings().fields().containsKey(field);
  }

  private static Resource resource(Subject subject, Mapping resource, OwnPermission own) {
    Mapping settings = resource;
    for (String field : Schemas.bundleOnlyFields()) {
      settings = isSent(subject, field) ? settings : settings.without(field);
    }
    Value started = Values.find(resource, LIFECYCLE, STARTED);
    if (subject.facets().startable() && !Fields.isUnset(started)) {
      settings = Values.put(settings, started, LIFECYCLE, STARTED);
    }
    boolean protectedFromDeletion = Values.isTrue(resource, "lifecycle", "prevent_destroy");
    return new Resource(
        subject.key(),
        settings,
        own.recorded(subject, resource),
        Values.items(resource, "grants"),
        protectedFromDeletion);
  }
}
