package dev.trowel.schema.compare;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.value.Json;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Compares two located trees: mappings by field, lists by key or as sets where the rules say so,
/// else by position.
///
/// The plan has a comparison of its own, on JSON and with the rules of the API; this one keeps the
/// places.
final class Comparison {

  private final ListRules rules;
  private final List<Difference> found = new ArrayList<>();

  private Comparison(ListRules rules) {
    this.rules = rules;
  }

  /// The differences at or below `path`, in the order of the first tree, then of the second.
  static List<Difference> between(
      Path path, @Nullable Value one, @Nullable Value other, ListRules rules) {
    Comparison comparison = new Comparison(rules);
    comparison.compare(new At(path, path, path), one, other);
    return comparison.found;
  }

  /// Where the comparison is: in words, and in each tree.
  private record At(Path path, Path one, Path other) {

    At field(String name) {
      return new At(path.field(name), one.field(name), other.field(name));
    }

    At step(Path.Step step, int inOne, int inOther) {
      return new At(
          path.then(step), one.index(Math.max(0, inOne)), other.index(Math.max(0, inOther)));
    }
  }

  private void compare(At at, @Nullable Value one, @Nullable Value other) {
    switch (one) {
      case Mapping a when other instanceof Mapping b -> mappings(at, a, b);
      case Seq a when other instanceof Seq b -> lists(at, a, b);
      case null, default -> {
        if (!same(one, other)) {
          found.add(new Difference(at.path(), one, other, at.one(), at.other()));
        }
      }
    }
  }

  /// `null` says as much as nothing.
  private static boolean same(@Nullable Value one, @Nullable Value other) {
    if (one == null || one instanceof Value.Null) {
      return other == null || other instanceof Value.Null;
    }
    return other != null && Json.reveal(one).equals(Json.reveal(other));
  }

  private void mappings(At at, Mapping one, Mapping other) {
    SequencedSet<String> names = new LinkedHashSet<>(one.entries().keySet());
    names.addAll(other.entries().keySet());
    names.forEach(name -> compare(at.field(name), one.get(name), other.get(name)));
  }

  private void lists(At at, Seq one, Seq other) {
    Optional<ResourceKey> resource = ResourceKey.in(at.path());
    Path list = resource.map(_ -> at.path().from(ResourceKey.STEPS)).orElse(Path.ROOT);
    List<String> keys = resource.map(key -> rules.keys(key, list)).orElse(List.of());
    boolean unordered = resource.filter(key -> rules.unordered(key, list)).isPresent();
    var left = steps(one, keys);
    var right = steps(other, keys);
    if (left.isPresent() && right.isPresent()) {
      keyed(at, one, other, left.get(), right.get());
    } else if (unordered) {
      sets(at, one, other);
    } else {
      positions(at, one, other);
    }
  }

  /// The positions of the elements by the step that leads to each; empty when one has no key, or
  /// two have the same.
  private static Optional<SequencedMap<Path.Step, Integer>> steps(Seq list, List<String> keys) {
    SequencedMap<Path.Step, Integer> steps = new LinkedHashMap<>();
    for (int i = 0; i < list.items().size(); i++) {
      Value item = list.items().get(i);
      Optional<Path.Step> step =
          keys.stream()
              .filter(key -> Values.text(item, key) != null)
              .map(key -> (Path.Step) new Path.Keyed(key, Values.textOrEmpty(item, key)))
              .findFirst();
      if (step.isEmpty() || steps.put(step.get(), i) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(steps);
  }

  private void keyed(
      At at,
      Seq one,
      Seq other,
      SequencedMap<Path.Step, Integer> left,
      SequencedMap<Path.Step, Integer> right) {
    SequencedSet<Path.Step> steps = new LinkedHashSet<>(left.keySet());
    steps.addAll(right.keySet());
    for (Path.Step step : steps) {
      int i = left.getOrDefault(step, -1);
      int j = right.getOrDefault(step, -1);
      compare(at.step(step, i, j), item(one, i), item(other, j));
    }
  }

  private void positions(At at, Seq one, Seq other) {
    for (int i = 0; i < Math.max(one.items().size(), other.items().size()); i++) {
      compare(at.step(new Path.Index(i), i, i), item(one, i), item(other, i));
    }
  }

  /// Equal elements find each other wherever they stand; what is left over is paired in order.
  private void sets(At at, Seq one, Seq other) {
    List<Integer> right =
        new ArrayList<>(IntStream.range(0, other.items().size()).boxed().toList());
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < one.items().size(); i++) {
      Value item = one.items().get(i);
      Optional<Integer> twin =
          right.stream().filter(j -> same(item, other.items().get(j))).findFirst();
      twin.ifPresentOrElse(right::remove, addTo(left, i));
    }
    for (int n = 0; n < Math.max(left.size(), right.size()); n++) {
      int i = n < left.size() ? left.get(n) : -1;
      int j = n < right.size() ? right.get(n) : -1;
      Path.Step step = new Path.Index(i < 0 ? j : i);
      compare(at.step(step, i, j), item(one, i), item(other, j));
    }
  }

  private static Runnable addTo(List<Integer> list, int index) {
    return () -> list.add(index);
  }

  private static @Nullable Value item(Seq list, int index) {
    return index >= 0 && index < list.items().size() ? list.items().get(index) : null;
  }
}
