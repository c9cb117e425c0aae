package dev.trowel.schema.explain;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// One step of a path, in a form that finds the same thing in earlier trees, where lists have other
/// elements in another order.
sealed interface Spot {

  /// A field of a mapping.
  record Name(String name) implements Spot {}

  /// An element of a list.
  ///
  /// @param by the field that tells elements apart; `""` for none
  /// @param key its value
  /// @param spans where the element, or the parts it was merged from, were written
  /// @param index where it was in the list that was looked at last
  /// @param size how long that list was
  record Element(String by, String key, Set<Span> spans, int index, int size) implements Spot {

    public Element {
      spans = Set.copyOf(spans);
    }

    /// The positions in `list` of what became this element.
    List<Integer> in(Seq list) {
      List<Value> items = list.items();
      List<Integer> same =
          IntStream.range(0, items.size()).filter(i -> matches(items.get(i))).boxed().toList();
      if (by.isEmpty() && same.size() > 1 && same.contains(index)) {
        return List.of(index);
      }
      return same.isEmpty() && items.size() == size ? List.of(index) : same;
    }

    private boolean matches(Value item) {
      return spans.contains(item.span()) || (!by.isEmpty() && key.equals(Values.text(item, by)));
    }

    /// The element as the list that was looked at last shows it.
    Element at(Seq list, List<Integer> positions) {
      Set<Span> more = new HashSet<>(spans);
      positions.stream()
          .map(position -> list.items().get(position).span())
          .filter(Span::isWritten)
          .forEach(more::add);
      return positions.isEmpty()
          ? this
          : new Element(by, key, more, positions.getLast(), list.items().size());
    }
  }

  /// The spots of `path` in `tree`, where it leads somewhere.
  static List<Spot> of(Path path, Value tree) {
    List<Spot> spots = new ArrayList<>();
    Value at = tree;
    for (int i = 0; i < path.length(); i++) {
      Path.Step step = path.steps().get(i);
      Value next = Objects.requireNonNull(Values.child(at, step), "the path leads nowhere");
      spots.add(
          step instanceof Path.Field(String name)
              ? new Name(name)
              : element(path.to(i), (Seq) at, next));
      at = next;
    }
    return List.copyOf(spots);
  }

  private static Element element(Path list, Seq items, Value item) {
    String by = Lists.keyOf(list).orElse("");
    String key = by.isEmpty() ? "" : Values.textOrEmpty(item, by);
    Element bare = new Element(key.isEmpty() ? "" : by, key, Set.of(), 0, items.items().size());
    return bare.at(items, List.of(position(items, item)));
  }

  private static int position(Seq items, Value item) {
    return IntStream.range(0, items.items().size())
        .filter(i -> items.items().get(i) == item)
        .findFirst()
        .orElse(0);
  }
}
