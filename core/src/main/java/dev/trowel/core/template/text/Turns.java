package dev.trowel.core.template.text;

import dev.trowel.core.template.text.Node.Loop;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The turns that a loop takes over a value: elements of a list, entries of a map by their keys, or
/// the numbers below one.
final class Turns {

  private final Iterator<Turn> turns;
  private final boolean isEmpty;

  private Turns(Stream<Turn> turns) {
    this.turns = turns.iterator();
    this.isEmpty = !this.turns.hasNext();
  }

  /// What a loop is at.
  ///
  /// @param index the place in the list, or the key
  record Turn(@Nullable Object index, @Nullable Object element) {}

  static Turns of(@Nullable Object over, Loop loop, Frame frame) {
    return switch (over) {
      case null -> new Turns(Stream.empty());
      case List<?> list ->
          new Turns(LongStream.range(0, list.size()).mapToObj(i -> new Turn(i, list.get((int) i))));
      case Map<?, ?> map ->
          new Turns(Order.keys(map).stream().map(key -> new Turn(key, map.get(key))));
      case Long number when loop.over().variables().size() < 2 ->
          new Turns(LongStream.range(0, number).mapToObj(i -> new Turn(i, i)));
      case Long number ->
          throw frame.fault(
              loop.over().at(),
              "can't use %d to iterate over more than one variable".formatted(number),
              "Write {{range $i := %d}}.".formatted(number));
      default ->
          throw frame.fault(
              loop.over().at(),
              "range can't iterate over %s".formatted(Types.told(over)),
              "It can over lists, maps and ints.");
    };
  }

  boolean isEmpty() {
    return isEmpty;
  }

  boolean isMore() {
    return turns.hasNext();
  }

  Turn next() {
    return turns.next();
  }
}
