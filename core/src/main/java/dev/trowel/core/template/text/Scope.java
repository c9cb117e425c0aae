package dev.trowel.core.template.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The variables that are known while the body of one template is parsed, and the loops around.
final class Scope {

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private int loops;

  Scope() {
    declare("$");
  }

  void declare(String name) {
    names.add(name);
    counts.merge(name, 1, Integer::sum);
  }

  boolean knows(String name) {
    return counts.containsKey(name);
  }

  Set<String> names() {
    return counts.keySet();
  }

  /// How many there are, for [#forget].
  int size() {
    return names.size();
  }

  /// Forgets all but the first `size`.
  void forget(int size) {
    while (names.size() > size) {
      counts.computeIfPresent(names.removeLast(), (name, count) -> count == 1 ? null : count - 1);
    }
  }

  void enterLoop() {
    loops++;
  }

  void leaveLoop() {
    loops--;
  }

  boolean isInLoop() {
    return loops > 0;
  }
}
