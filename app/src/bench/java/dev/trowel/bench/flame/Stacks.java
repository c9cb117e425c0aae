package dev.trowel.bench.flame;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often each frame was seen, by what called it.
final class Stacks {

  /// A frame, with what it called.
  static final class Frame {
    private final SortedMap<String, Frame> callees = new TreeMap<>();
    private double weight;

    /// How much was seen of it and of what it called.
    double weight() {
      return weight;
    }

    SortedMap<String, Frame> callees() {
      return callees;
    }

    int depth() {
      return 1 + callees.values().stream().mapToInt(Frame::depth).max().orElse(0);
    }
  }

  private final Frame root = new Frame();
  private final Shares shares = new Shares();

  /// Adds a stack, its outermost frame first.
  void add(List<String> frames, double weight) {
    shares.add(frames, weight);
    Frame at = root;
    at.weight += weight;
    for (String name : frames) {
      at = at.callees.computeIfAbsent(name, _ -> new Frame());
      at.weight += weight;
    }
  }

  /// The same by package of ours.
  Shares shares() {
    return shares;
  }

  Frame root() {
    return root;
  }
}
