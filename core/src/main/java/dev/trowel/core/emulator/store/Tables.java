package dev.trowel.core.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All documents in memory: table, then id, then document; not safe for threads, [Store] guards it.
final class Tables {
  private final NavigableMap<String, NavigableMap<String, ObjectNode>> tables = new TreeMap<>();

  NavigableMap<String, ObjectNode> of(String table) {
    return tables.getOrDefault(table, Collections.emptyNavigableMap());
  }

  /// Puts a document, or takes it away when there is none to put.
  void set(String table, String id, @Nullable ObjectNode document) {
    NavigableMap<String, ObjectNode> rows = tables.computeIfAbsent(table, t -> new TreeMap<>());
    if (document == null) {
      rows.remove(id);
    } else {
      rows.put(id, document);
    }
  }

  NavigableMap<String, NavigableMap<String, ObjectNode>> all() {
    return tables;
  }
}
