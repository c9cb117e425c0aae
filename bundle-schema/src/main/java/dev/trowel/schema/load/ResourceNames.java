package dev.trowel.schema.load;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names that a bundle's files give to resources, and what is wrong with them (format.md 3,
/// load).
final class ResourceNames {

  private static final String SCRIPTS = "scripts";

  private final Map<String, List<Found>> byName = new LinkedHashMap<>();

  /// Every place of a file that speaks of a resource: below `resources`, then below each target.
  static List<Found> in(Value tree) {
    List<Found> found = new ArrayList<>(defined(tree));
    for (String section : List.of("targets", "environments")) {
      Values.mapping(tree, section)
          .entries()
          .forEach((target, entry) ->
              found.addAll(
                  below(
                      Values.mapping(entry.value(), "resources"),
                      Path.of(section, target, "resources"))));
    }
    return found;
  }

  /// Takes note of the resources and scripts that a file defines outside targets.
  void add(Mapping tree) {
    defined(tree).forEach(this::add);
    Values.mapping(tree, SCRIPTS)
        .entries()
        .forEach((name, entry) ->
            add(new Found(ResourceKey.of(SCRIPTS, name), Path.of(SCRIPTS, name), entry)));
  }

  /// Reports each name that stands for two things, or for one thing in two places.
  void refuseDoubles(Diagnostics diagnostics) {
    byName.forEach((name, places) -> {
      if (places.size() > 1) {
        diagnostics.add(doubled(name, places));
      }
    });
  }

  /// Reports names with a `${…}` in them.
  static void refuseReferences(Value tree, Diagnostics diagnostics) {
    for (Found found : in(tree)) {
      if (found.key().name().contains("${")) {
        diagnostics.add(
            Diagnostic.error(
                    "resource-key",
                    "resource key \""
                        + found.key().name()
                        + "\" must not contain variable references")
                .detail("The key is the resource's name in the state. Put what varies in name:.")
                .at(found.path())
                .in(found.entry().key()));
      }
    }
  }

  private void add(Found found) {
    byName.computeIfAbsent(found.key().name(), _ -> new ArrayList<>(1)).add(found);
  }

  private static List<Found> defined(Value tree) {
    return below(Values.mapping(tree, "resources"), Path.of("resources"));
  }

  private static List<Found> below(Mapping resources, Path at) {
    List<Found> found = new ArrayList<>();
    resources
        .entries()
        .forEach((kind, ofKind) ->
            Values.mapping(ofKind.value())
                .entries()
                .forEach((name, entry) ->
                    found.add(
                        new Found(ResourceKey.of(kind, name), at.field(kind).field(name), entry))));
    return found;
  }

  private static Diagnostic doubled(String name, List<Found> places) {
    Diagnostic diagnostic =
        Diagnostic.error(
                "resource-key",
                "multiple resources or scripts have been defined with the same key: " + name)
            .detail(
                "A key names one resource of any kind, written in one place. Rename the others.");
    List<Found> sorted = places.stream().sorted(Comparator.comparing(Found::path)).toList();
    for (Path path : sorted.stream().map(Found::path).distinct().toList()) {
      diagnostic = diagnostic.at(path);
    }
    for (Found place : sorted) {
      diagnostic = diagnostic.in(place.entry().key());
    }
    return diagnostic;
  }
}
