package dev.trowel.app.review;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Places the nodes of a net in columns from left to right, so that few arrows cross: an arrow past
/// a column keeps a place of its own in it.
final class Layout {

  /// From the middle of one node to that of the next below it.
  static final double ROW = 46;

  /// Of an arrow that passes.
  private static final double PASS = 22;

  private static final int SWEEPS = 16;

  private final List<Boolean> passing = new ArrayList<>();
  private final List<Integer> column = new ArrayList<>();
  private final List<List<Integer>> left = new ArrayList<>();
  private final List<List<Integer>> right = new ArrayList<>();
  private final List<List<Integer>> columns = new ArrayList<>();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private double[] middles = {};

  /// An arrow between two items.
  ///
  /// @param stops the places it passes, both ends included
  record Arrow(int first, int then, List<Integer> stops) {}

  private Layout() {}

  /// The places of some items of `net` that hang together.
  static Layout of(Net net, BitSet items) {
    Layout layout = new Layout();
    TreeMap<Integer, Integer> waves = new TreeMap<>();
    items.stream().forEach(i -> waves.put(net.items().get(i).wave(), 0));
    for (Map.Entry<Integer, Integer> wave : waves.entrySet()) {
      wave.setValue(layout.columns.size());
      layout.columns.add(new ArrayList<>());
    }
    items.stream()
        .forEach(i ->
            layout.numbers.put(
                i, layout.add(requireNonNull(waves.get(net.items().get(i).wave())), false)));
    items.stream().forEach(i -> net.before().get(i).forEach(first -> layout.connect(first, i)));
    layout.order();
    layout.settle();
    return layout;
  }

  private int add(int where, boolean passes) {
    int number = column.size();
    column.add(where);
    passing.add(passes);
    left.add(new ArrayList<>());
    right.add(new ArrayList<>());
    columns.get(where).add(number);
    return number;
  }

  private void connect(int first, int then) {
    int from = place(first);
    int to = place(then);
    List<Integer> stops = new ArrayList<>(List.of(from));
    for (int where = column.get(from) + 1; where < column.get(to); where++) {
      stops.add(add(where, true));
    }
    stops.add(to);
    for (int i = 1; i < stops.size(); i++) {
      right.get(stops.get(i - 1)).add(stops.get(i));
      left.get(stops.get(i)).add(stops.get(i - 1));
    }
    arrows.add(new Arrow(first, then, List.copyOf(stops)));
  }

  /// Each goes to the mean of what it hangs on, from left to right and back.
  private void order() {
    double[] rank = new double[column.size()];
    columns.forEach(all -> rank(all, rank));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean forth = sweep % 2 == 0;
      List<List<Integer>> near = forth ? left : right;
      for (List<Integer> all : forth ? columns : columns.reversed()) {
        Map<Integer, Double> wish = new HashMap<>();
        all.forEach(each -> wish.put(each, mean(near.get(each), rank, rank[each])));
        all.sort(Comparator.comparing(wish::get));
        rank(all, rank);
      }
    }
  }

  private static void rank(List<Integer> all, double[] rank) {
    IntStream.range(0, all.size()).forEach(i -> rank[all.get(i)] = (i + 0.5) / all.size());
  }

  private static double mean(List<Integer> near, double[] values, double otherwise) {
    return near.stream().mapToDouble(each -> values[each]).average().orElse(otherwise);
  }

  /// Each column in its order, as near to what it hangs on as the neighbours let it.
  private void settle() {
    middles = new double[column.size()];
    columns.forEach(all -> place(all, new double[all.size()]));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean forth = sweep % 2 == 0;
      for (List<Integer> all : forth ? columns : columns.reversed()) {
        double[] wishes = new double[all.size()];
        for (int i = 0; i < wishes.length; i++) {
          List<Integer> near = new ArrayList<>(left.get(all.get(i)));
          near.addAll(right.get(all.get(i)));
          wishes[i] = mean(near, middles, middles[all.get(i)]);
        }
        place(all, wishes);
      }
    }
    double top = IntStream.range(0, middles.length).mapToDouble(i -> middles[i]).min().orElse(0);
    IntStream.range(0, middles.length).forEach(i -> middles[i] += ROW / 2 - top);
  }

  /// Half-way between as far up and as far down as the neighbours push.
  private void place(List<Integer> all, double[] wishes) {
    int count = wishes.length;
    double[] down = wishes.clone();
    double[] up = wishes.clone();
    for (int i = 1; i < count; i++) {
      down[i] = Math.max(down[i], down[i - 1] + gap(all.get(i - 1), all.get(i)));
    }
    for (int i = count - 2; i >= 0; i--) {
      up[i] = Math.min(up[i], up[i + 1] - gap(all.get(i), all.get(i + 1)));
    }
    IntStream.range(0, count).forEach(i -> middles[all.get(i)] = (down[i] + up[i]) / 2);
  }

  private double gap(int above, int below) {
    boolean both = passing.get(above) && passing.get(below);
    return both ? PASS : passing.get(above) || passing.get(below) ? (ROW + PASS) / 2 : ROW;
  }

  /// How many columns there are.
  int width() {
    return columns.size();
  }

  /// Where the lowest node ends.
  double height() {
    double lowest = IntStream.range(0, middles.length).mapToDouble(i -> middles[i]).max().orElse(0);
    return lowest + ROW / 2;
  }

  /// The items placed, in the net's order.
  List<Integer> items() {
    return numbers.keySet().stream().sorted().toList();
  }

  List<Arrow> arrows() {
    return arrows;
  }

  /// The number of the place of an item of the net.
  int place(int item) {
    return requireNonNull(numbers.get(item));
  }

  int column(int place) {
    return column.get(place);
  }

  double middle(int place) {
    return middles[place];
  }
}
