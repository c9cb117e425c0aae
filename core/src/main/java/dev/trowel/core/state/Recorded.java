package dev.trowel.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What the last deployment recorded of one resource (format.md 4.1).
///
/// @param id the workspace's id of the object (`__id__`)
/// @param settings what was last sent, references resolved, secrets emptied
/// @param dependsOn the resources it refers to
public record Recorded(String id, JsonNode settings, List<Dependency> dependsOn) {

  public Recorded {
    dependsOn = List.copyOf(dependsOn);
  }

  /// A reference to another resource, as state and plan files spell it.
  ///
  /// @param node such as `resources.jobs.train`
  /// @param label the reference, such as `${resources.jobs.train.id}`
  public record Dependency(String node, String label) implements Comparable<Dependency> {
    @Override
    public int compareTo(Dependency other) {
      int byNode = node.compareTo(other.node);
      return byNode != 0 ? byNode : label.compareTo(other.label);
    }
  }
}
