package dev.trowel.core.state;

import dev.trowel.schema.address.ResourceKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the last deployment recorded.
///
/// @param lineage the UUID that all states of one deployment share; `""` before the first
/// @param serial counts the deployments that changed something; 0 before the first
/// @param toolVersion the `cli_version` that wrote it; `""` before the first
/// @param resources what is recorded of each resource
public record State(
    String lineage, long serial, String toolVersion, SortedMap<ResourceKey, Recorded> resources) {

  public State {
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
  }

  /// The state before the first deployment.
  public static State none() {
    return new State("", 0, "", new TreeMap<>());
  }

  /// Whether anything was ever recorded.
  public boolean exists() {
    return !lineage.isEmpty();
  }
}
