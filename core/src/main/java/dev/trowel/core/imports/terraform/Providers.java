package dev.trowel.core.imports.terraform;

import dev.trowel.core.imports.hcl.Body.Block;
import dev.trowel.core.imports.hcl.Expression;
import dev.trowel.core.kind.TerraformTypes;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/// Which of the root's providers a module means.
///
/// @param given the alias in the module → the one in the root
/// @param own what the aliases of providers that nobody gave begin with
record Providers(Map<String, String> given, String own) {

  static final Providers ROOT = new Providers(Map.of(), "");

  Providers {
    given = Map.copyOf(given);
  }

  private record Place(Path folder, Providers providers) {}

  /// The alias of the provider whose workspace the bundle deploys to: `""` where a resource that a
  /// bundle has names none, else the first that one of them names.
  static String main(Folders folders, Path root) {
    SequencedSet<String> named = new LinkedHashSet<>();
    collect(folders, new Place(root, ROOT), named, new HashSet<>());
    return named.isEmpty() || named.contains("") ? "" : named.getFirst();
  }

  private static void collect(
      Folders folders, Place place, SequencedSet<String> named, Set<Place> seen) {
    if (!seen.add(place) || folders.of(place.folder()).isEmpty()) {
      return;
    }
    Configuration configuration = folders.of(place.folder()).get();
    for (Block each : configuration.of("resource")) {
      if (TerraformTypes.named(each.label(0)).isPresent()) {
        named.add(place.providers().of(each));
      }
    }
    for (Block each : configuration.of("module")) {
      Folders.source(each, place.folder())
          .map(folder -> new Place(folder, place.providers().below(each)))
          .ifPresent(below -> collect(folders, below, named, seen));
    }
  }

  /// The root's alias of the provider that a resource takes.
  String of(Block resource) {
    return root(resource.body().value("provider").map(Providers::alias).orElse(""));
  }

  private String root(String alias) {
    return given.getOrDefault(alias, own + alias);
  }

  /// What a module means that is called here.
  Providers below(Block module) {
    Map<String, String> below = new LinkedHashMap<>(Map.of("", root("")));
    if (module.body().value("providers").orElse(null) instanceof Expression.Pairs pairs) {
      pairs.pairs().forEach(each -> below.put(alias(each.key()), root(alias(each.value()))));
    }
    return new Providers(below, "module.");
  }

  /// `other` of `databricks.other`; `""` where none is named.
  private static String alias(Expression provider) {
    return provider instanceof Expression.Attribute(_, _, String alias) ? alias : "";
  }
}
