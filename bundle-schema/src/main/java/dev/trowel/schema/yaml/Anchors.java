package dev.trowel.schema.yaml;

import dev.trowel.schema.value.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The anchors of one file while it is read.
final class Anchors {

  /// The finished value of an anchor.
  ///
  /// @param nodes how many values it holds, aliases in it counted as written out
  /// @param height how many levels lie below it
  record Anchor(Value value, int nodes, int height) {}

  private final Map<String, Anchor> finished = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<Value> marked = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Begins the value that carries `name`; an earlier value of that name is forgotten.
  void open(String name) {
    finished.remove(name);
    open.add(name);
  }

  /// Ends the value that carries `name`.
  void close(String name, Anchor anchor) {
    open.remove(name);
    finished.put(name, anchor);
    marked.add(anchor.value());
  }

  /// The value an alias stands for, or null when there is none yet.
  @Nullable Anchor find(String name) {
    return finished.get(name);
  }

  /// Whether the value that carries `name` has begun and not ended.
  boolean isOpen(String name) {
    return open.contains(name);
  }

  /// Whether this very value carried an anchor.
  boolean isMarked(Value value) {
    return marked.contains(value);
  }
}
