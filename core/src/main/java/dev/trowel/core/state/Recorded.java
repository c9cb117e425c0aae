package dev.trowel.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// What the last deployment recorded of one resource (format.md 4.1).
///
/// @param id the workspace's id of the object (`__id__`)
/// @param settings what was last sent, references resolved, secrets emptied; `{}` or null where
///   nobody knows
/// @param dependsOn the resources it refers to
public record Recorded(String id, JsonNode settings, List<Dependency> dependsOn) {

  public Recorded {
    dependsOn = List.copyOf(dependsOn);
  }

  /// A resource of which only the id is known: another engine deployed it, or it was bound.
  public static Recorded unknown(String id, List<Dependency> dependsOn) {
    return new Recorded(id, JsonNodeFactory.instance.objectNode(), dependsOn);
  }

  /// Whether it says what was last sent; otherwise a plan can only look at what is live.
  public boolean isKnown() {
    return !settings.isEmpty();
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
