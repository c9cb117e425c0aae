package dev.trowel.core.history;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Records of the history as others get to see them.
public final class EntryView {
  private EntryView() {}

  /// All of a record but what was deployed.
  public static ObjectNode json(Entry entry) {
    return EntryJson.json(entry).without("trowel_history");
  }
}
