package dev.trowel.core.state;

import dev.trowel.schema.address.ResourceKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a journal says of resources: the last word on each, empty when it was removed.
final class JournalEntries {

  private final SequencedMap<ResourceKey, Optional<Recorded>> last = new LinkedHashMap<>();

  void put(ResourceKey key, Optional<Recorded> recorded) {
    last.put(key, recorded);
  }

  boolean isEmpty() {
    return last.isEmpty();
  }

  /// `base` with the entries applied; `base` itself when there are none (format.md 4.1), unless it
  /// was only taken over: then its successor is the first that we record.
  State foldInto(State base, String lineage) {
    if (last.isEmpty() && !base.isAdopted()) {
      return base;
    }
    SortedMap<ResourceKey, Recorded> resources = new TreeMap<>(base.resources());
    last.forEach((key, recorded) ->
        recorded.ifPresentOrElse(r -> resources.put(key, r), () -> resources.remove(key)));
    return base.next(lineage, resources);
  }

  /// The entries that `state` does not say too, as `key (id)`; what is lost when they are dropped.
  List<String> missingFrom(State state) {
    return last.entrySet().stream()
        .filter(entry -> entry.getValue().isPresent())
        .filter(entry -> !sameId(state, entry))
        .map(entry -> entry.getKey() + " (id " + entry.getValue().get().id() + ")")
        .sorted()
        .toList();
  }

  private static boolean sameId(State state, Map.Entry<ResourceKey, Optional<Recorded>> entry) {
    Recorded known = state.resources().get(entry.getKey());
    return known != null && known.id().equals(entry.getValue().orElseThrow().id());
  }
}
