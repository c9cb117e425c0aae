package dev.trowel.schema.preset;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.KindSchema;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Does steps to all resources of a tree.
final class Steps {

  private static final String RESOURCES = "resources";

  private Steps() {}

  /// The tree with the steps done to every resource of a known kind.
  static Mapping apply(Mapping tree, List<Step> steps) {
    if (!(tree.get(RESOURCES) instanceof Mapping resources)) {
      return tree;
    }
    return tree.with(RESOURCES, resources.map((kind, section) -> section(kind, section, steps)));
  }

  /// The tree with the steps done to some of its resources.
  static Mapping apply(Mapping tree, List<Step> steps, Set<ResourceKey> some) {
    if (some.isEmpty()) {
      return tree;
    }
    return apply(
        tree,
        steps.stream()
            .<Step>map(step ->
                (subject, resource) ->
                    some.contains(subject.key()) ? step.apply(subject, resource) : resource)
            .toList());
  }

  private static Value section(String kind, Value section, List<Step> steps) {
    Optional<KindSchema> schema = Schemas.kind(kind);
    if (schema.isEmpty() || !(section instanceof Mapping resources)) {
      return section;
    }
    return resources.map((name, resource) ->
        resource instanceof Mapping mapping
            ? one(new Subject(schema.get(), ResourceKey.of(kind, name)), mapping, steps)
            : resource);
  }

  private static Mapping one(Subject subject, Mapping resource, List<Step> steps) {
    Mapping done = resource;
    for (Step step : steps) {
      done = step.apply(subject, done);
    }
    return done;
  }

  /// The resources of a tree by kind.
  static Mapping resources(Mapping tree) {
    return Values.mapping(tree, RESOURCES);
  }
}
