package dev.trowel.schema.preset;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.bundle.Rollout;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.interpolate.CurrentUser;
import dev.trowel.schema.load.Selected;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Takes a resolved tree apart into a [Bundle].
public final class Assembly {

  private static final String LIFECYCLE = "lifecycle";
  private static final String STARTED = "started";
  private static final String TRIGGERS = "triggers";

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
        resources(tree, own::recorded));
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
        resources(tree, (subject, _) -> permissions(bundle, subject.key())));
  }

  /// The bundle that was deployed once, where `present` is deployed now: its whole tree is another
  /// one, in which whoever deploys now keeps control of what has permissions.
  ///
  /// @param tree resolved, as a [Bundle#tree] of the same target was
  /// @param deployer who deploys now
  public static Bundle again(Bundle present, Mapping tree, CurrentUser deployer) {
    OwnPermission own = new OwnPermission(Names.of(Optional.of(deployer)));
    Mapping controlled = Steps.apply(tree, List.of(own));
    return new Bundle(
        present.root(),
        present.name(),
        present.target(),
        present.mode(),
        controlled,
        present.layout(),
        present.sync(),
        resources(controlled, own::recorded));
  }

  private static SequencedMap<ResourceKey, Resource> resources(
      Mapping tree, BiFunction<Subject, Mapping, List<Value>> permissions) {
    SequencedMap<ResourceKey, Resource> resources = new LinkedHashMap<>();
    for (var kind : Steps.resources(tree).entries().entrySet()) {
      Optional<KindSchema> schema = Schemas.kind(kind.getKey());
      if (schema.isPresent() && kind.getValue().value() instanceof Mapping all) {
        all.entries()
            .forEach((name, entry) -> {
              if (entry.value() instanceof Mapping resource) {
                ResourceKey key = ResourceKey.of(kind.getKey(), name);
                resources.put(key, resource(new Subject(schema.get(), key), resource, permissions));
              }
            });
      }
    }
    return resources;
  }

  /// An `id` or `url` is the workspace's to give, but some kinds cannot be without one of their
  /// own.
  private static boolean isSent(Subject subject, String field) {
    return subject.kind().settings().required().contains(field);
  }

  private static List<Value> permissions(Bundle bundle, ResourceKey key) {
    Resource resource = bundle.resources().get(key);
    return resource == null ? List.of() : resource.permissions();
  }

  private static Resource resource(
      Subject subject, Mapping resource, BiFunction<Subject, Mapping, List<Value>> permissions) {
    Mapping settings = resource;
    for (String field : Schemas.bundleOnlyFields()) {
      settings = isSent(subject, field) ? settings : settings.without(field);
    }
    Value started = Values.find(resource, LIFECYCLE, STARTED);
    if (subject.facets().startable() && started instanceof Value.Bool) {
      settings = Values.put(settings, started, LIFECYCLE, STARTED);
    }
    Value triggers = Values.find(resource, LIFECYCLE, TRIGGERS);
    if (subject.facets().triggered() && triggers instanceof Value.Seq) {
      settings = Values.put(settings, triggers, LIFECYCLE, TRIGGERS);
    }
    boolean protectedFromDeletion = Values.isTrue(resource, LIFECYCLE, "prevent_destroy");
    return new Resource(
        subject.key(),
        settings,
        permissions.apply(subject, resource),
        Values.items(resource, "grants"),
        protectedFromDeletion,
        ignored(resource));
  }

  /// Where traffic is moved in steps, deployments leave it.
  private static List<String> ignored(Mapping resource) {
    Stream<String> traffic =
        Values.find(resource, LIFECYCLE, Rollout.FIELD) == null
            ? Stream.empty()
            : Stream.of(Rollout.MOVED);
    return Stream.concat(
            Values.items(resource, LIFECYCLE, "ignore_changes").stream()
                .flatMap(each ->
                    each instanceof Value.Text text ? Stream.of(text.text()) : Stream.empty()),
            traffic)
        .toList();
  }
}
