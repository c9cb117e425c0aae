package dev.trowel.app.review;

import dev.trowel.core.review.Item;
import dev.trowel.schema.address.ResourceKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What waits for what, without what follows from the rest: where `c` waits for `b` and `b` for
/// `a`, that `c` waits for `a` as well is not said.
///
/// @param items in the order they are dealt with
/// @param before for each item, where in `items` stand those it waits for
record Net(List<Item> items, List<List<Integer>> before) {

  /// The net of all items that change.
  static Net of(List<Item> all) {
    List<Item> items =
        all.stream()
            .filter(item -> item.action() != Item.Action.KEEP)
            .sorted((a, b) ->
                a.wave() == b.wave()
                    ? a.key().compareTo(b.key())
                    : Integer.compare(a.wave(), b.wave()))
            .toList();
    Map<ResourceKey, Integer> places = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      places.put(items.get(i).key(), i);
    }
    List<BitSet> reached = new ArrayList<>();
    List<List<Integer>> before = new ArrayList<>();
    for (Item item : items) {
      List<Integer> direct = direct(item, items, places);
      BitSet further = new BitSet();
      direct.forEach(place -> further.or(reached.get(place)));
      before.add(direct.stream().filter(place -> !further.get(place)).toList());
      direct.forEach(further::set);
      reached.add(further);
    }
    return new Net(items, before);
  }

  /// Only what is of an earlier wave, so that there is no circle whatever the review says.
  private static List<Integer> direct(
      Item item, List<Item> items, Map<ResourceKey, Integer> places) {
    return item.after().stream()
        .map(ResourceKey::owner)
        .filter(places::containsKey)
        .map(places::get)
        .filter(place -> items.get(place).wave() < item.wave())
        .distinct()
        .sorted()
        .toList();
  }

  /// How many arrows it has.
  int edges() {
    return before.stream().mapToInt(List::size).sum();
  }

  /// Which items wait for another, or are waited for.
  BitSet connected() {
    BitSet connected = new BitSet();
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).isEmpty()) {
        connected.set(i);
        before.get(i).forEach(connected::set);
      }
    }
    return connected;
  }

  /// The items that hang together, directly or not; those that stand alone are left out.
  List<BitSet> groups() {
    int[] group = IntStream.range(0, items.size()).toArray();
    for (int i = 0; i < before.size(); i++) {
      for (int first : before.get(i)) {
        int from = group[i];
        int to = group[first];
        IntStream.range(0, group.length)
            .filter(each -> group[each] == from)
            .forEach(each -> group[each] = to);
      }
    }
    Map<Integer, BitSet> groups = new TreeMap<>();
    connected().stream().forEach(i -> groups.computeIfAbsent(group[i], _ -> new BitSet()).set(i));
    return groups.values().stream()
        .sorted(Comparator.comparingInt(BitSet::cardinality).reversed())
        .toList();
  }
}
