package dev.trowel.core.template.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of a template while it is rendered, of which later ones hide earlier ones.
final class Variables {

  private final List<Variable> all = new ArrayList<>();
  private final Map<String, Deque<Variable>> byName = new HashMap<>();

  /// A variable and what it is now.
  private static final class Variable {
    private final String name;
    private @Nullable Object value;

    private Variable(String name, @Nullable Object value) {
      this.name = name;
      this.value = value;
    }
  }

  void declare(String name, @Nullable Object value) {
    Variable variable = new Variable(name, value);
    all.add(variable);
    byName.computeIfAbsent(name, none -> new ArrayDeque<>()).push(variable);
  }

  /// Whether there is one of that name.
  boolean has(String name) {
    return latest(name) != null;
  }

  /// What the latest of a name is; null when there is none.
  @Nullable Object get(String name) {
    Variable found = latest(name);
    return found == null ? null : found.value;
  }

  /// Gives the latest of a name another value.
  ///
  /// @return whether there is one
  boolean assign(String name, @Nullable Object value) {
    Variable found = latest(name);
    if (found != null) {
      found.value = value;
    }
    return found != null;
  }

  /// How many there are, for [#forget].
  int size() {
    return all.size();
  }

  /// Forgets all but the first `size`.
  void forget(int size) {
    while (all.size() > size) {
      Variable last = all.removeLast();
      byName.getOrDefault(last.name, new ArrayDeque<>()).poll();
    }
  }

  private @Nullable Variable latest(String name) {
    Deque<Variable> named = byName.get(name);
    return named == null ? null : named.peek();
  }
}
