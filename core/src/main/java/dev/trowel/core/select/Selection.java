package dev.trowel.core.select;

import dev.trowel.schema.address.ResourceKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The resources a command deals with, and why, and those it leaves as they are.
///
/// @param reasons why each selected resource was, such as `--select jobs` or `needed by
///   jobs.train`; empty when everything is selected because nobody asked for less
/// @param unselected the others
public record Selection(SortedMap<ResourceKey, String> reasons, SortedSet<ResourceKey> unselected) {

  /// Everything, without a reason.
  public static final Selection ALL = new Selection(new TreeMap<>(), new TreeSet<>());

  public Selection {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    unselected = Collections.unmodifiableSortedSet(new TreeSet<>(unselected));
  }

  /// Whether `key`, or the resource that it is a part of, is left as it is.
  public boolean leaves(ResourceKey key) {
    return unselected.contains(key.owner());
  }
}
