package dev.trowel.app.review;

import dev.trowel.core.review.Item;
import dev.trowel.core.review.Item.Action;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The order of a plan as a graph that GitHub draws: of resources, or of kinds where there are too
/// many of those to be read.
record Mermaid(Net net) {

  /// GitHub draws 500 arrows and 50,000 characters; nobody reads so many.
  private static final int MOST_NODES = 60;

  private static final int MOST_EDGES = 150;
  private static final int LONGEST = 40;

  private static final Map<String, String> COLOURS =
      new TreeMap<>(
          Map.of(
              "create", "fill:#dcf5e3,stroke:#2f8f4e,color:#12351f",
              "change", "fill:#fdf1cf,stroke:#b7891b,color:#3d2f08",
              "lose", "fill:#fde2e0,stroke:#c8413a,color:#4a1311",
              "other", "fill:#e8ebef,stroke:#7a8490,color:#23282e"));

  /// Whether resources are told apart.
  boolean isOfResources() {
    return net.connected().cardinality() <= MOST_NODES && net.edges() <= MOST_EDGES;
  }

  /// The lines of the graph; none where nothing waits for anything.
  List<String> lines() {
    if (net.edges() == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("graph LR");
    if (isOfResources()) {
      resources(lines);
    } else {
      kinds(lines);
    }
    COLOURS.forEach((name, look) -> lines.add("  classDef " + name + " " + look));
    return lines;
  }

  private void resources(List<String> lines) {
    BitSet shown = net.connected();
    shown.stream()
        .forEach(i -> {
          Item item = net.items().get(i);
          String label = Plain.cut(Marks.sign(item.action()) + " " + item.key(), LONGEST);
          lines.add("  n" + i + "[\"" + escaped(label) + "\"]:::" + colour(item.action()));
        });
    for (int i = 0; i < net.before().size(); i++) {
      for (int first : net.before().get(i)) {
        lines.add("  n" + first + " --> n" + i);
      }
    }
  }

  private void kinds(List<String> lines) {
    SortedMap<String, List<Item>> kinds = new TreeMap<>();
    net.items()
        .forEach(
            item -> kinds.computeIfAbsent(item.key().kind(), _ -> new ArrayList<>()).add(item));
    List<String> names = List.copyOf(kinds.keySet());
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    kinds.forEach((kind, items) -> {
      String label = kind + ": " + Marks.counted(items);
      lines.add("  k" + numbers.get(kind) + "[\"" + escaped(label) + "\"]:::other");
    });
    SortedSet<String> arrows = new TreeSet<>();
    for (int i = 0; i < net.before().size(); i++) {
      String to = net.items().get(i).key().kind();
      for (int first : net.before().get(i)) {
        String from = net.items().get(first).key().kind();
        if (!from.equals(to)) {
          arrows.add("  k" + numbers.get(from) + " --> k" + numbers.get(to));
        }
      }
    }
    lines.addAll(arrows);
  }

  private static String colour(Action action) {
    return switch (action) {
      case CREATE, ADOPT -> "create";
      case UPDATE, RENAME, RESIZE -> "change";
      case REPLACE, DELETE -> "lose";
      case FORGET, KEEP -> "other";
    };
  }

  /// A label of Mermaid's in which nothing means anything.
  private static String escaped(String label) {
    StringBuilder safe = new StringBuilder();
    Plain.line(label)
        .codePoints()
        .forEach(c -> {
          boolean plain = Character.isLetterOrDigit(c) || " ._-/+~:,…·×".indexOf(c) >= 0;
          if (plain) {
            safe.appendCodePoint(c);
          } else {
            safe.append('#').append(c).append(';');
          }
        });
    return safe.toString();
  }
}
