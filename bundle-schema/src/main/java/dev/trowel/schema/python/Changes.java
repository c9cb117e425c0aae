package dev.trowel.schema.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.load.GeneratedResources;
import dev.trowel.schema.shape.Checker.UnknownFields;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Entry;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What one run of the code changed, and whether its phase allows that (format.md 3, steps 29 and
/// 30).
final class Changes {

  private static final String CODE = "python-out-of-phase";

  private final Phase phase;
  private final Mapping tree;
  private final JsonNode input;
  private final JsonNode output;
  private final Locations locations;
  private final Map<ResourceKey, JsonNode> before;
  private final Map<ResourceKey, JsonNode> after;

  /// @param tree the bundle's tree before the run
  /// @param input the tree as the code was given it
  /// @param output the tree as the code gave it back
  Changes(Phase phase, Mapping tree, JsonNode input, JsonNode output, Locations locations) {
    this.phase = phase;
    this.tree = tree;
    this.input = input;
    this.output = output;
    this.locations = locations;
    this.before = resources(input);
    this.after = resources(output);
  }

  private static Map<ResourceKey, JsonNode> resources(JsonNode tree) {
    Map<ResourceKey, JsonNode> resources = new LinkedHashMap<>();
    for (var kind : tree.path(Input.RESOURCES).properties()) {
      for (var each : kind.getValue().properties()) {
        resources.put(ResourceKey.of(kind.getKey(), each.getKey()), each.getValue());
      }
    }
    return resources;
  }

  /// What the phase does not allow, as errors.
  List<Diagnostic> refused() {
    List<Diagnostic> refused = new ArrayList<>(elsewhere());
    for (ResourceKey key : before.keySet()) {
      if (!after.containsKey(key)) {
        refused.add(refuse(key, "Python code removed " + key, "It may add and change resources."));
      } else if (phase == Phase.LOAD_RESOURCES && isChanged(key)) {
        refused.add(
            refuse(
                key,
                "Python code defines %s, which is already there".formatted(key),
                "Give one of the two another key. To change what files define, list a mutator in"
                    + " python.mutators."));
      }
    }
    if (phase == Phase.APPLY_MUTATORS) {
      added()
          .forEach(key ->
              refused.add(
                  refuse(
                      key,
                      "a mutator added " + key,
                      "Mutators may only change what is there. Add it in a function of"
                          + " python.resources.")));
    }
    return refused;
  }

  private Diagnostic refuse(ResourceKey key, String summary, String detail) {
    Span place = locations.of(key.stateKey(), Span.synthetic("python"));
    Diagnostic diagnostic = Diagnostic.error(CODE, summary).detail(detail).at(key.path()).in(place);
    Value old = Values.find(tree, key.path());
    return old == null ? diagnostic : diagnostic.in(old.span());
  }

  private List<Diagnostic> elsewhere() {
    if (!output.isObject()) {
      return List.of(Diagnostic.error(CODE, "Python code gave back no bundle"));
    }
    Set<String> sections = new TreeSet<>();
    input.properties().forEach(each -> sections.add(each.getKey()));
    output.properties().forEach(each -> sections.add(each.getKey()));
    sections.remove(Input.RESOURCES);
    return sections.stream()
        .filter(name -> !Same.as(input.get(name), output.get(name)))
        .map(name ->
            Diagnostic.error(CODE, "Python code changed the section " + name)
                .detail("It may add and change resources only."))
        .toList();
  }

  private boolean isChanged(ResourceKey key) {
    return !Same.as(before.get(key), after.get(key));
  }

  private List<ResourceKey> added() {
    return after.keySet().stream().filter(key -> !before.containsKey(key)).toList();
  }

  private List<ResourceKey> touched() {
    return switch (phase) {
      case LOAD_RESOURCES -> added();
      case APPLY_MUTATORS -> before.keySet().stream().filter(this::isChanged).toList();
    };
  }

  /// The tree with all that is allowed.
  ///
  /// @param diagnostics takes what of it does not fit the format; that is left out
  Outcome take(Rewriting rewriting, UnknownFields unknownFields, Diagnostics diagnostics) {
    Map<String, Map<String, Entry>> written = new LinkedHashMap<>();
    for (ResourceKey key : touched()) {
      written
          .computeIfAbsent(key.kind(), _ -> new LinkedHashMap<>())
          .put(key.name(), entry(key, rewriting));
    }
    Mapping fitted = GeneratedResources.fit(written, unknownFields, diagnostics);
    return new Outcome(put(fitted), keys(fitted));
  }

  private Entry entry(ResourceKey key, Rewriting rewriting) {
    JsonNode json = after.getOrDefault(key, JsonNodeFactory.instance.nullNode());
    Entry old = Values.mapping(tree, Input.RESOURCES, key.kind()).entries().get(key.name());
    JsonNode seen = before.get(key);
    return old == null || seen == null
        ? rewriting.made(key.stateKey(), json)
        : old.with(rewriting.changed(key.stateKey(), json, old.value(), seen));
  }

  private Mapping put(Mapping fitted) {
    Mapping resources = Values.mapping(tree, Input.RESOURCES);
    for (var kind : fitted.entries().entrySet()) {
      Mapping all = Values.mapping(resources, kind.getKey());
      Map<String, Entry> entries = new LinkedHashMap<>(all.entries());
      entries.putAll(Values.mapping(kind.getValue().value()).entries());
      resources =
          resources.with(kind.getKey(), new Mapping(all.span(), new LinkedHashMap<>(entries)));
    }
    return fitted.entries().isEmpty() ? tree : tree.with(Input.RESOURCES, resources);
  }

  private static Set<ResourceKey> keys(Mapping fitted) {
    Set<ResourceKey> keys = new HashSet<>();
    fitted
        .entries()
        .forEach((kind, section) ->
            Values.mapping(section.value())
                .entries()
                .keySet()
                .forEach(name -> keys.add(ResourceKey.of(kind, name))));
    return keys;
  }
}
