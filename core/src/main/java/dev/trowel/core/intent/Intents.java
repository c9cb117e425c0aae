package dev.trowel.core.intent;

import dev.trowel.core.state.Author;
import dev.trowel.core.state.Recorded;
import dev.trowel.schema.address.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that one deployment is about to do, and what is known of the results.
///
/// @param name tells it from others of the same target
/// @param lineage of the state that it makes
/// @param epoch the number of the turn in which this was written (decision 0029), 0 when nobody
///   knows it: it orders deployments, which clocks of different machines do not
/// @param serial of the state that it starts from
/// @param by who deploys
/// @param at when this was written, by the clock of who deploys
/// @param open what is about to be done
/// @param results what was done: as it is recorded, or empty for what is gone
public record Intents(
    String name,
    String lineage,
    long epoch,
    long serial,
    Author by,
    Instant at,
    SortedMap<ResourceKey, Intent> open,
    SortedMap<ResourceKey, Optional<Recorded>> results) {

  public Intents {
    open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
  }

  /// The same, with what is known by now.
  Intents with(SortedMap<ResourceKey, Optional<Recorded>> known, Instant now) {
    return new Intents(name, lineage, epoch, serial, by, now, open, known);
  }

  /// What stays open when the state of this serial says the rest.
  ///
  /// @param keys those of which nobody knows what became of them
  public Intents left(Collection<ResourceKey> keys, long pushed) {
    SortedMap<ResourceKey, Intent> left = new TreeMap<>(open);
    left.keySet().retainAll(keys);
    return new Intents(name, lineage, epoch, pushed, by, at, left, new TreeMap<>());
  }

  /// The ids of objects that could be taken for the new one of `key` and were there before.
  public Set<String> before(ResourceKey key) {
    return Optional.ofNullable(open.get(key)).flatMap(Intent::before).orElse(Set.of());
  }

  /// Whether nothing is open.
  public boolean isEmpty() {
    return open.isEmpty();
  }
}
