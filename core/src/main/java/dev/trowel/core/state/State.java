package dev.trowel.core.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
/// @param extra what the state file says besides, in the file's shape; carried along unread
public record State(
    String lineage,
    long serial,
    String toolVersion,
    SortedMap<ResourceKey, Recorded> resources,
    ObjectNode extra) {

  public State {
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    extra = extra.deepCopy();
  }

  /// A state that says nothing beyond the format.
  public State(
      String lineage, long serial, String toolVersion, SortedMap<ResourceKey, Recorded> resources) {
    this(lineage, serial, toolVersion, resources, JsonNodeFactory.instance.objectNode());
  }

  /// The state before the first deployment.
  public static State none() {
    return new State("", 0, "", new TreeMap<>());
  }

  /// Whether anything was ever recorded.
  public boolean exists() {
    return !lineage.isEmpty();
  }

  /// Whether it was taken over from another engine: none of our files says it yet.
  public boolean isAdopted() {
    return exists() && toolVersion.isEmpty();
  }

  @Override
  public ObjectNode extra() {
    return extra.deepCopy();
  }

  /// The state that follows this one: serial + 1, written by [Compatible#VERSION].
  State next(String sameLineage, SortedMap<ResourceKey, Recorded> recorded) {
    return new State(sameLineage, serial + 1, Compatible.VERSION, recorded, extra);
  }
}
