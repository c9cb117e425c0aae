package dev.trowel.core.imports.part;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.shape.Facets;
import dev.trowel.schema.shape.Schemas;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes one resource of the same one in several environments: what differs becomes a variable, or
/// what a target adds.
final class Joining {

  private final ResourceKey key;
  private final List<String> environments;
  private final Lifted lifted;
  private final List<Facets.Keyed> keyed;
  private final Map<String, Mapping> added = new LinkedHashMap<>();

  /// @param environments those that have the resource, which are all
  Joining(ResourceKey key, List<String> environments, Lifted lifted) {
    this.key = key;
    this.environments = List.copyOf(environments);
    this.lifted = lifted;
    this.keyed = Schemas.kind(key.kind()).orElseThrow().facets().keyed();
  }

  /// What they have in common.
  ///
  /// @param settings one for each environment
  Mapping joined(List<Mapping> settings) {
    Value all = join(Path.ROOT, List.copyOf(settings), true);
    return all instanceof Mapping mapping ? mapping : settings.getFirst();
  }

  /// What a target adds to that; empty when it is nothing.
  Optional<Mapping> added(String environment) {
    return Optional.ofNullable(added.get(environment));
  }

  /// @param open whether a target can add to what is here
  private Value join(Path at, List<Value> values, boolean open) {
    if (Same.are(values)) {
      return values.getFirst();
    }
    if (values.stream().allMatch(Mapping.class::isInstance) && (open || haveSameKeys(values))) {
      return mapping(at, values.stream().map(Mapping.class::cast).toList(), open);
    }
    if (values.stream().allMatch(Seq.class::isInstance)) {
      List<Seq> lists = values.stream().map(Seq.class::cast).toList();
      Optional<String> by = open ? keyOf(at, lists) : Optional.empty();
      if (by.isPresent()) {
        return elements(at, by.get(), lists);
      }
    }
    return Words.are(values) ? words(at, values) : lift(at, name(at), values);
  }

  private Value lift(Path at, String name, List<Value> values) {
    return Same.byTarget(values, environments)
        .orElseGet(() -> lifted.variable(name, about(at), values));
  }

  /// The words of a command line, of which each may differ.
  private Value words(Path at, List<Value> lists) {
    Seq first = (Seq) lists.getFirst();
    List<Value> joined = new ArrayList<>();
    for (int i = 0; i < first.items().size(); i++) {
      int index = i;
      List<Value> values = lists.stream().map(list -> ((Seq) list).items().get(index)).toList();
      joined.add(
          Same.are(values)
              ? values.getFirst()
              : lift(at.index(i), Words.name(first, i).orElse(name(at)), values));
    }
    return new Seq(first.span(), joined);
  }

  private static boolean haveSameKeys(List<Value> values) {
    return values.stream().map(each -> ((Mapping) each).entries().keySet()).distinct().count() == 1;
  }

  private Value mapping(Path at, List<Mapping> mappings, boolean open) {
    Set<String> names = new LinkedHashSet<>();
    mappings.forEach(each -> names.addAll(each.entries().keySet()));
    Mapping joined = Mapping.empty(mappings.getFirst().span());
    for (String name : names) {
      List<Value> values = new ArrayList<>();
      mappings.stream().map(each -> each.get(name)).filter(v -> v != null).forEach(values::add);
      if (values.size() == mappings.size()) {
        joined = joined.with(name, join(at.field(name), values, open));
      } else {
        addEach(at.field(name), mappings, name);
      }
    }
    return joined;
  }

  private void addEach(Path place, List<Mapping> mappings, String name) {
    for (int i = 0; i < mappings.size(); i++) {
      Value value = mappings.get(i).get(name);
      if (value != null) {
        add(environments.get(i), place, value);
      }
    }
  }

  /// The field that tells the elements of these lists apart.
  private Optional<String> keyOf(Path at, List<Seq> lists) {
    return keyed.stream()
        .filter(each -> !each.override() && Path.of(each.list()).equals(at))
        .map(Facets.Keyed::by)
        .filter(by ->
            lists.stream()
                .allMatch(
                    list -> list.items().stream().allMatch(item -> Values.text(item, by) != null)))
        .findFirst();
  }

  private Value elements(Path at, String by, List<Seq> lists) {
    Set<String> names = new LinkedHashSet<>();
    lists.forEach(list -> list.items().forEach(item -> names.add(Values.textOrEmpty(item, by))));
    List<Value> joined = new ArrayList<>();
    for (String name : names) {
      Path place = at.keyed(by, name);
      List<Value> found = new ArrayList<>();
      for (int i = 0; i < lists.size(); i++) {
        Value item = Values.child(lists.get(i), new Path.Keyed(by, name));
        if (item != null) {
          found.add(item);
        }
      }
      if (found.size() == lists.size()) {
        joined.add(join(place, found, true));
      } else {
        addElements(place, lists, new Path.Keyed(by, name));
      }
    }
    return new Seq(lists.getFirst().span(), joined);
  }

  private void addElements(Path place, List<Seq> lists, Path.Keyed step) {
    for (int i = 0; i < lists.size(); i++) {
      Value item = Values.child(lists.get(i), step);
      if (item != null) {
        add(environments.get(i), place, item);
      }
    }
  }

  private void add(String environment, Path place, Value value) {
    Mapping old = added.getOrDefault(environment, Made.mapping());
    added.put(environment, (Mapping) Grown.at(old, place, value));
  }

  private String name(Path at) {
    String last = "value";
    for (Path.Step step : at.steps()) {
      last = step instanceof Path.Field(String field) ? field : last;
    }
    return last.equals("name") ? key.name() + "_" + last : last;
  }

  private String about(Path at) {
    return "%s of %s".formatted(at, key);
  }
}
