package dev.trowel.schema.explain;

import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import java.util.ArrayList;
import java.util.List;

/// One look into one tree for what became a value.
final class Walk {

  private final List<Spot> spots;
  private final List<Spot> learned;
  private final List<Hit> hits = new ArrayList<>();

  /// What was found.
  ///
  /// @param depth how many steps deep; less than all for a text with a reference that stands for
  ///   what the rest leads to
  record Hit(Value value, int depth) {}

  private Walk(List<Spot> spots) {
    this.spots = spots;
    this.learned = new ArrayList<>(spots);
  }

  /// Looks into `root`, to which the first `depth` spots lead.
  static Walk into(Value root, int depth, List<Spot> spots) {
    Walk walk = new Walk(spots);
    walk.down(root, depth);
    return walk;
  }

  /// What was found, in the order of the tree.
  List<Hit> hits() {
    return List.copyOf(hits);
  }

  /// The spots with what the tree tells of them, for looking into the one before.
  List<Spot> learned() {
    return List.copyOf(learned);
  }

  private void down(Value at, int depth) {
    if (depth == spots.size()) {
      hits.add(new Hit(at, depth));
      return;
    }
    switch (spots.get(depth)) {
      case Spot.Name(String name) when at instanceof Mapping mapping -> {
        Value below = mapping.get(name);
        if (below != null) {
          down(below, depth + 1);
        }
      }
      case Spot.Element element when at instanceof Seq list -> {
        List<Integer> positions = element.in(list);
        if (learned.get(depth) instanceof Spot.Element known) {
          learned.set(depth, known.at(list, positions));
        }
        positions.forEach(position -> down(list.items().get(position), depth + 1));
      }
      case Spot.Name _, Spot.Element _ -> {
        if (Reference.isIn(at)) {
          hits.add(new Hit(at, depth));
        }
      }
    }
  }
}
