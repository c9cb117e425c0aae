package dev.trowel.core.imports;

import dev.trowel.core.imports.part.Environment;
import dev.trowel.core.imports.part.Imported;
import dev.trowel.core.imports.part.Lifting;
import dev.trowel.core.imports.part.Made;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.Map;
import java.util.TreeMap;

/// Puts a bundle together.
///
/// @param imported what it is made of
record Assembly(Imported imported) {

  private static final String RESOURCES = "resources";
  private static final String VARIABLES = "variables";

  /// The tree of the bundle.
  ///
  /// @param name what it is called
  Mapping tree(String name) {
    Mapping sections = imported.sections();
    Mapping variables = Values.mapping(sections, VARIABLES);
    Lifting lifting =
        Lifting.of(imported.environments(), variables.entries().sequencedKeySet().reversed());
    Mapping tree = Made.mapping("bundle", Made.mapping("name", Made.text(name)));
    for (var each : lifting.declarations().entrySet()) {
      variables = variables.with(each.getKey(), each.getValue());
    }
    tree = filled(tree, VARIABLES, variables);
    for (var each : sections.without(VARIABLES).entries().entrySet()) {
      tree = tree.with(each.getKey(), each.getValue().value());
    }
    tree = filled(tree, RESOURCES, tree(lifting.resources()));
    tree = tree.with("targets", targets(lifting));
    return filled(tree, "trowel", trowel());
  }

  private static Mapping filled(Mapping tree, String key, Mapping section) {
    return section.entries().isEmpty() ? tree : tree.with(key, section);
  }

  private static Mapping tree(Map<ResourceKey, Mapping> resources) {
    Mapping tree = Made.mapping();
    for (var each : resources.entrySet()) {
      tree = Values.put(tree, each.getValue(), each.getKey().kind(), each.getKey().name());
    }
    return tree;
  }

  private Mapping targets(Lifting lifting) {
    Mapping targets = Made.mapping();
    boolean first = true;
    for (Environment each : imported.environments()) {
      Mapping target = first ? Made.mapping("default", Made.bool(true)) : Made.mapping();
      for (var entry : each.target().entries().entrySet()) {
        target = target.with(entry.getKey(), entry.getValue().value());
      }
      Mapping values = Values.mapping(target, VARIABLES);
      for (var entry : lifting.values(each.name()).entries().entrySet()) {
        values = values.with(entry.getKey(), entry.getValue().value());
      }
      target = filled(target, VARIABLES, values);
      target = filled(target, RESOURCES, tree(lifting.added(each.name())));
      targets = targets.with(each.name(), target);
      first = false;
    }
    return targets;
  }

  /// What is there already.
  private Mapping trowel() {
    Mapping adopted = Made.mapping();
    for (Environment each : imported.environments()) {
      for (var id : new TreeMap<>(each.adopted()).entrySet()) {
        adopted = Values.put(adopted, id.getValue(), id.getKey().toString(), each.name());
      }
    }
    return adopted.entries().isEmpty() ? adopted : Made.mapping("adopt", adopted);
  }
}
