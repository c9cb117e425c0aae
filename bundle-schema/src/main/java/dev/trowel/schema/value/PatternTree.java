package dev.trowel.schema.value;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.address.PathPattern;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The places that several patterns name, as one tree: a value is walked once for all of them.
///
/// @param <T> what is wanted at a place
public final class PatternTree<T> {

  private final List<T> here;
  private final @Nullable PatternTree<T> any;
  private final Map<String, PatternTree<T>> named;

  private PatternTree(
      List<T> here, @Nullable PatternTree<T> any, Map<String, PatternTree<T>> named) {
    this.here = List.copyOf(here);
    this.any = any;
    this.named = Map.copyOf(named);
  }

  /// The tree of what is wanted.
  ///
  /// @param pattern where each of them is wanted; at a place where several are, they keep their
  ///   order
  public static <T> PatternTree<T> of(List<T> wanted, Function<T, PathPattern> pattern) {
    List<Branch<T>> branches = new ArrayList<>();
    for (T each : wanted) {
      branches.add(new Branch<>(pattern.apply(each).steps(), each));
    }
    return of(branches, 0);
  }

  private record Branch<T>(List<String> steps, T wanted) {}

  /// Small bundles make these, too: without lambdas, each of which takes time at every start.
  private static <T> PatternTree<T> of(List<Branch<T>> branches, int depth) {
    List<T> here = new ArrayList<>();
    Map<String, List<Branch<T>>> below = new HashMap<>();
    for (Branch<T> branch : branches) {
      if (branch.steps().size() == depth) {
        here.add(branch.wanted());
      } else {
        String name = branch.steps().get(depth);
        List<Branch<T>> longer = below.get(name);
        if (longer == null) {
          longer = new ArrayList<>();
          below.put(name, longer);
        }
        longer.add(branch);
      }
    }
    Map<String, PatternTree<T>> named = new HashMap<>();
    for (Map.Entry<String, List<Branch<T>>> each : below.entrySet()) {
      named.put(each.getKey(), of(each.getValue(), depth + 1));
    }
    PatternTree<T> any = named.remove(PathPattern.ANY);
    return new PatternTree<>(here, any, named);
  }

  /// What to do at one place.
  @FunctionalInterface
  public interface Change<T> {
    /// The value to put in the place of `value`.
    Value apply(Path at, Value value, T wanted);
  }

  /// The value with the change made at each place that exists, in the order of the value, at a
  /// place before what lies below it; the same object when nothing changed. Below a field, what
  /// patterns with `*` want comes before what those with its name want.
  ///
  /// @param at where `root` stands
  public Mapping change(Path at, Mapping root, Change<T> change) {
    return walk(at, root, change) instanceof Mapping mapping ? mapping : root;
  }

  /// Visits what stands at each place that exists, in the order of the value.
  ///
  /// @param at where `root` stands
  public void visit(Path at, Mapping root, BiConsumer<Path, Value> visitor) {
    change(
        at,
        root,
        (place, value, _) -> {
          visitor.accept(place, value);
          return value;
        });
  }

  private Value walk(Path at, Value value, Change<T> change) {
    Value changed = value;
    for (T each : here) {
      changed = change.apply(at, changed, each);
    }
    PatternTree<T> each = any;
    return switch (changed) {
      case Mapping mapping when each != null || !named.isEmpty() ->
          mapping.map((name, field) -> field(at, name, field, change));
      case Seq seq when each != null ->
          seq.map((index, item) -> each.walk(at.index(index), item, change));
      case Mapping _,
          Seq _,
          Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.Secret _ ->
          changed;
    };
  }

  private Value field(Path at, String name, Value value, Change<T> change) {
    PatternTree<T> one = named.get(name);
    if (one == null && any == null) {
      return value;
    }
    Path place = at.field(name);
    Value changed = any == null ? value : any.walk(place, value, change);
    return one == null ? changed : one.walk(place, changed, change);
  }
}
