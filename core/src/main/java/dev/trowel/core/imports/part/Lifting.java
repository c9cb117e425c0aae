package dev.trowel.core.imports.part;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Value.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/// Makes one set of resources of those of all environments. What differs becomes a variable with a
/// value for each target; what only some have is added by their targets.
public final class Lifting {

  private final List<Environment> environments;
  private final Lifted lifted;
  private final SequencedMap<ResourceKey, Mapping> resources = new LinkedHashMap<>();
  private final Map<String, SequencedMap<ResourceKey, Mapping>> added = new LinkedHashMap<>();

  private Lifting(List<Environment> environments, Iterable<String> taken) {
    this.environments = List.copyOf(environments);
    this.lifted = new Lifted(environments.stream().map(Environment::name).toList(), taken);
  }

  /// Lifts.
  ///
  /// @param taken names of variables that are used already
  public static Lifting of(List<Environment> environments, Iterable<String> taken) {
    Lifting lifting = new Lifting(environments, taken);
    Set<ResourceKey> keys = new LinkedHashSet<>();
    environments.forEach(each -> keys.addAll(each.resources().sequencedKeySet()));
    keys.forEach(lifting::lift);
    return lifting;
  }

  private void lift(ResourceKey key) {
    List<Environment> with = new ArrayList<>(environments);
    with.removeIf(each -> !each.resources().containsKey(key));
    if (with.size() < environments.size()) {
      with.forEach(each -> add(each.name(), key, settings(each, key)));
      return;
    }
    Joining joining =
        new Joining(key, environments.stream().map(Environment::name).toList(), lifted);
    resources.put(key, joining.joined(with.stream().map(each -> settings(each, key)).toList()));
    with.forEach(each -> joining.added(each.name()).ifPresent(more -> add(each.name(), key, more)));
  }

  private static Mapping settings(Environment environment, ResourceKey key) {
    return Objects.requireNonNull(environment.resources().get(key));
  }

  private void add(String environment, ResourceKey key, Mapping settings) {
    added.computeIfAbsent(environment, _ -> new LinkedHashMap<>()).put(key, settings);
  }

  /// What all environments have.
  public SequencedMap<ResourceKey, Mapping> resources() {
    return resources;
  }

  /// What a target adds to it.
  public SequencedMap<ResourceKey, Mapping> added(String environment) {
    return added.getOrDefault(environment, new LinkedHashMap<>());
  }

  /// The variables.
  public SequencedMap<String, Mapping> declarations() {
    return lifted.declarations();
  }

  /// Their values in an environment.
  public Mapping values(String environment) {
    return lifted.values(environment);
  }
}
