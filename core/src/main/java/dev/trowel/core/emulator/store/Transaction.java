package dev.trowel.core.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What one request sees and changes: all of it becomes durable together, or none of it.
public final class Transaction {
  private final Tables tables;
  private final Map<String, Map<String, Optional<ObjectNode>>> changes = new HashMap<>();

  Transaction(Tables tables) {
    this.tables = tables;
  }

  /// A copy of a document; changing it changes nothing until it is put back.
  public Optional<ObjectNode> get(String table, String id) {
    Optional<ObjectNode> changed = changesOf(table).get(id);
    if (changed != null) {
      return changed.map(ObjectNode::deepCopy);
    }
    return Optional.ofNullable(tables.of(table).get(id)).map(ObjectNode::deepCopy);
  }

  /// Whether there is such a document.
  public boolean has(String table, String id) {
    Optional<ObjectNode> changed = changesOf(table).get(id);
    return changed == null ? tables.of(table).containsKey(id) : changed.isPresent();
  }

  /// Puts a document in place of what was there.
  public void put(String table, String id, ObjectNode document) {
    changes.computeIfAbsent(table, t -> new HashMap<>()).put(id, Optional.of(document.deepCopy()));
  }

  /// Takes a document away; nothing happens when there is none.
  public void remove(String table, String id) {
    changes.computeIfAbsent(table, t -> new HashMap<>()).put(id, Optional.empty());
  }

  /// All documents of a table in order of their ids; for reading only.
  public Collection<ObjectNode> all(String table) {
    return view(table).values();
  }

  /// The documents of a table whose id starts with `prefix`, in order; for reading only.
  public NavigableMap<String, ObjectNode> under(String table, String prefix) {
    return view(table).subMap(prefix, true, prefix + Character.MAX_VALUE, true);
  }

  private NavigableMap<String, ObjectNode> view(String table) {
    Map<String, Optional<ObjectNode>> changed = changesOf(table);
    if (changed.isEmpty()) {
      return tables.of(table);
    }
    NavigableMap<String, ObjectNode> merged = new TreeMap<>(tables.of(table));
    changed.forEach((id, document) ->
        document.ifPresentOrElse(d -> merged.put(id, d), () -> merged.remove(id)));
    return merged;
  }

  private Map<String, Optional<ObjectNode>> changesOf(String table) {
    return changes.getOrDefault(table, Map.of());
  }

  /// The changes made, in no order that matters.
  List<Journal.Change> changes() {
    List<Journal.Change> list = new ArrayList<>();
    changes.forEach((table, rows) ->
        rows.forEach((id, document) -> list.add(new Journal.Change(table, id, document))));
    return list;
  }
}
